"""Letters for both sides: made, read, corrected, final, published; and those anybody may read."""
