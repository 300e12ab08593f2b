"""WebAnno TSV 3, which WebAnno and INCEpTION exchange."""
