"""The records of an article: list and form."""
