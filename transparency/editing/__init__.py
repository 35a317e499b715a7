"""JSON Schemas, templates of new files, and edits that keep comments and order."""
