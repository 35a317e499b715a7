"""Tests of `transparency.delivery`."""
