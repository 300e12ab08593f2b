"""What formats of labelled spans share: their model, and how labels become records and back."""
