"""The record as it is today, whichever agency's: what must hold of every page it makes."""
