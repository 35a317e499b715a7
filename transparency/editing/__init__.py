"""What staff write with: schemas, templates, new records, edits that keep comments and order."""
