"""Reviews for both sides: planned, prepared, held, written down, corrected, and final."""
