"""A person's own account: which role to act in, and where to change how they sign in."""
