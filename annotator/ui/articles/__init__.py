"""The list of articles, going from one to another, and their details."""
