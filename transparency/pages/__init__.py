"""The record as pages: which there are, their views and templates, and the frame around them."""
