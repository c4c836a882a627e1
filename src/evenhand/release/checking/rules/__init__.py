"""One rule a file: its sentence for people, and the check that reads a release."""
