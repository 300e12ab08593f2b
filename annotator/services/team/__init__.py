"""Several coders on one project."""
