"""What is looked at on every page; the tests beside this folder say what must come of it."""
