"""The yearly agreement of a commissioner and a practice: objectives both sides write, and what both sign.

Nothing here takes the place of the contract (R-24), and nothing is imposed by silence: without two signatures over one
text, last year's agreement goes on.
"""
