"""The record of who did what, as far as a viewer may read it."""
