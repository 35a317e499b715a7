"""Tests of `transparency.language`."""
