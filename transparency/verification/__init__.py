"""What a page shows, as a digest, and who found it right."""
