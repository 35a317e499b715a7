"""What can be found on the site: its parts, folded alike, in files that a browser asks for."""
