"""Arrays in, frozen results out: intervals, benchmarks, standardisation, quantiles, dispersion and funnels.

Nothing here knows a file, a database or an indicator. A missing figure is NaN; it never counts as zero, never
enters a pooled value and gives a NaN result. Citation keys resolve in ``docs/references.bib``.
"""
