"""The use cases, without Qt: open a project, edit, undo, transfer, check."""
