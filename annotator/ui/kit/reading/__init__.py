"""What the session reads of the article that is open, and ahead of those beside it."""
