"""Finds personal data, wherever it stands."""
