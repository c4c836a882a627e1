"""Evenhand: profiles of general practices that are fair to read, from published figures.

The packages are the stages a figure passes through, in order: ``sources`` read published files, ``store`` keeps
the observations, ``definitions`` say what is measured, ``statistics`` hold the formulas, ``assessment`` compares,
``release`` freezes the result, ``pages`` say it and ``publication`` puts it out.
"""

__version__ = "0.1.0"
