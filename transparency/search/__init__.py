"""The search index: entries of the record and of prose, and the files that a browser fetches."""
