"""Frameworks before they are used: a draft, who was asked and what they said, and the two people who put it in force.

A framework that was not talked about with the LMC cannot be in force: the table of states refuses it, and so does the
database.
"""
