"""Help that a commissioner offers a practice, what the practice chooses, and whether it was given as promised."""
