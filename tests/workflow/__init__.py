"""The ways that people and workflows take through the program."""
