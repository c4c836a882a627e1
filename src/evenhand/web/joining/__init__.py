"""How to join or change a practice: a guide, a request handed to the practice, and where the practice reads it."""
