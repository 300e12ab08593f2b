"""Tables: CSV, Excel and JSON with an article a row, and coding as tables."""
