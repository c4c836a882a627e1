"""What anybody sees: find a practice, its profile, indicators, areas, and how to read them."""
