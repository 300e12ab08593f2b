"""doccano's JSON lines."""
