"""Tests of `transparency.record`."""
