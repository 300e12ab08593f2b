"""Several coders: how far they agree, and which of their records are about the same."""
