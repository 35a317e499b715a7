"""Verification of pages: what each shows from the record, its digest, and its state."""
