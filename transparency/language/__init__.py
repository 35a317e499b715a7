"""Thai and what texts are made of: digits, dates, words, addresses, folding for the search."""
