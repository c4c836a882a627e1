"""Agreements: written, agreed and signed by both sides, and what of them anybody may read."""
