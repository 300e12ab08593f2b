"""What is written and never read back: the report, PLOVER, ClaimReview, spaCy's DocBin."""
