"""A commissioner's work: its area at a glance, what is due, its data, its frameworks and its own scorecard."""
