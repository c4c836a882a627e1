"""Challenging a figure, answering a challenge, replying, and the public register of corrections."""
