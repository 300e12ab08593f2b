"""The registry of actors."""
