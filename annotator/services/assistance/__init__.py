"""What is offered to the coder."""
