"""A synthetic England, written in the publishers' own file layouts, with the truths that were planted in it.

Nothing in it is real: names, codes, places and figures are made up, and its codes begin with a letter that no English
practice has. It takes the same way as real files: ingest, assess, publish.
"""

from evenhand.demo.england import write_england
from evenhand.demo.truth import Truth, read_truth

__all__ = ["Truth", "read_truth", "write_england"]
