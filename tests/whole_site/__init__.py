"""The whole site, built as it is published."""
