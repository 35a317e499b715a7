"""Pure functions on text: Thai digits and dates, words, web addresses, folding for the search."""
