"""Practices that agree to be named so that others like them can learn, and what these ask them.

Nobody is named without having said so, for each indicator by itself; it can be taken back at any time.
"""
