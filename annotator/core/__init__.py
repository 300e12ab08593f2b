"""The domain, pure: no Qt, no database, no files, no clock, no globals."""
