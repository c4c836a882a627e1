"""Letters, agreements, plans and papers of the cycle: made of a release and its records, corrected, kept, published."""
