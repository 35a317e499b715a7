"""The record's history in git, and the differences between two states of it."""
