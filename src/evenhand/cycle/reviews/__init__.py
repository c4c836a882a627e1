"""Mid-year and annual reviews of a practice, as a record that both sides write and read."""
