"""Language models that a person names by address, asked only once they were switched on by hand."""

MODELS_FILE = "models.json"
"""In the program's own folder; without it nobody named any."""
