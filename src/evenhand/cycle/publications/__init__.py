"""The gate before anything is published: practices see their figures first, and two people decide."""
