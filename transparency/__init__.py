"""The record of an agency's integrity measures: read, typed, checked, shown."""
