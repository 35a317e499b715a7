"""Tests of `transparency.pictures`."""
