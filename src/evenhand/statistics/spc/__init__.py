"""Run charts: figures over time, their process limits and the points that chance alone would rarely give.

Rows are series and columns are periods in order of time, as many series at once as there are. NaN is a period without
a figure; it also fills the rows of shorter series.
"""

from evenhand.statistics.spc.assurance import Assurance, assurance
from evenhand.statistics.spc.attributes import p_chart, u_chart
from evenhand.statistics.spc.chart import RunChart
from evenhand.statistics.spc.laney import p_prime_chart, u_prime_chart
from evenhand.statistics.spc.rules import LEAST_POINTS, RunRules, Signal
from evenhand.statistics.spc.suitability import Refusal, run_chart_refusal
from evenhand.statistics.spc.xmr import xmr_chart

__all__ = [
    "LEAST_POINTS",
    "Assurance",
    "Refusal",
    "RunChart",
    "RunRules",
    "Signal",
    "assurance",
    "p_chart",
    "p_prime_chart",
    "run_chart_refusal",
    "u_chart",
    "u_prime_chart",
    "xmr_chart",
]
