"""Changes of the tables of messages."""
