"""What git tells of the record, and what differs between two states of it."""
