"""Who of the commissioner was in touch with a practice, when and why; and what follows where nobody was (R-18)."""
