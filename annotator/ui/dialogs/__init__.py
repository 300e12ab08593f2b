"""What the window asks for away from the main flow."""
