"""Frameworks and their consultation: for the commissioner, the LMC, practices, and anybody who reads the record."""
