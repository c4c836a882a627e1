"""Crude cards that somebody sends in to see what they can tell: looked at and forgotten, unless asked to be kept."""
