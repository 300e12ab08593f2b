"""Downloads of news databases, and the formats of news agencies."""
