"""Tests of `transparency.history`."""
