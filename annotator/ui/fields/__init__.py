"""The form's editors, one a field kind."""
