"""What a person searches for, and what a hit is shown with."""
