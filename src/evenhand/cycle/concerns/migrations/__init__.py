"""How the tables of concerns came to be."""
