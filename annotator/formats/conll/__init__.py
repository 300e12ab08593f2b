"""CoNLL-2003 and CoNLL-U."""
