"""Tests of `transparency.verification`."""
