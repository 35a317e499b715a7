"""Tests of `transparency.review`."""
