"""Reading what is left of a damaged SQLite file, page by page and without SQLite."""
