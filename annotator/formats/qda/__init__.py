"""Tools for qualitative data analysis: REFI-QDA, QualCoder, Taguette."""
