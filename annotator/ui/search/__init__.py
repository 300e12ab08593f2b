"""Finding in the article and searching the project."""
