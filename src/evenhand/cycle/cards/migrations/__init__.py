"""Changes of the table of kept cards."""
