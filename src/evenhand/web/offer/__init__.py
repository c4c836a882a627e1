"""What a practice offers: how the public reads it, and where the practice itself confirms it."""
