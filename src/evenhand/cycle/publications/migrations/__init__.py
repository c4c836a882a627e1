"""How the tables of publications came to be."""
