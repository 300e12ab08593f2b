"""The guide and the list of keys."""
