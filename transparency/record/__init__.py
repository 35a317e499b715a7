"""The agency's record: from the text of a file to typed, checked records and the `Site` of them."""
