"""Tests of `transparency.editing`."""
