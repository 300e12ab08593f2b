"""Backups, checks and recovery."""
