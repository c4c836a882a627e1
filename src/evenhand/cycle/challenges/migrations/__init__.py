"""How the tables of challenges and replies came to be."""
