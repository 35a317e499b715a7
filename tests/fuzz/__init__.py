"""Input that nobody has thought of: mutated at random in `make test`, guided in `make fuzz`."""
