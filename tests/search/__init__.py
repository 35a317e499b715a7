"""Tests of `transparency.search`."""
