"""The commissioner's own scorecard: what it promised and did, quarter by quarter, from what the apps recorded.

An app takes part by a function ``deeds(commissioner, begin, end) -> (done, due)`` in its ``of``: how many deeds were
due in a span of days, both included, and how many of these were done in time.
"""
