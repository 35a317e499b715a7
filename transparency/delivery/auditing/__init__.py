"""Comparing the site that the public sees with the one that was built."""
