"""Tests of `benchmarks`: that what is measured is what is said."""
