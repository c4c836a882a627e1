"""Requests to join a practice: handed to the practice alone, kept sealed, and forgotten after some weeks."""
