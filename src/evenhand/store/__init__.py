"""Where observations live: one folder an edition, Parquet partitioned by measure, DuckDB to query it.

An edition is one published file as it was ingested. Editions are never changed; a corrected one supersedes, and
both stay.
"""

from evenhand.store.editions import Edition
from evenhand.store.reading import Quarantine, Reading
from evenhand.store.store import Store

__all__ = ["Edition", "Quarantine", "Reading", "Store"]
