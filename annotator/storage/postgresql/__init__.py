"""What is of PostgreSQL alone: connections to a server, and news from it."""
