"""File formats, one module each: readers and writers of core things, without any database."""
