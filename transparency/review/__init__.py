"""Reviews of a change: personal data, prose, links, and what changes on the pages."""
