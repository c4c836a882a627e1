"""A practice's say about its figures: challenges with a clock on the commissioner, corrections, and replies."""
