"""The sheet: the records of a type as a table."""
