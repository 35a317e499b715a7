"""Tests of `transparency.pages`."""
