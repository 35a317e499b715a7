"""The suite: mirrors the package, then the built site, then a real browser."""
