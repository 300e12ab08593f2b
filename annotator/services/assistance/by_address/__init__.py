"""Language models that a person names by address, asked only once they were switched on by hand."""
