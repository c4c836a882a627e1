"""The year of the performance cycle: its steps as data, deadlines in working days, and what is next for each side."""
