"""People who sign in: their roles, and inviting and letting go of them."""
