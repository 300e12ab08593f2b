"""What readers of files share: bytes, encodings, archives, XML, JSON, tables, paragraphs."""
