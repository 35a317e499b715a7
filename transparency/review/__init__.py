"""What a change is looked at for: personal data, prose, links, and what it does to the pages."""
