"""What simulation says of the product: the page on validity, from a run that is kept beside it."""

import importlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tools.generate_docs import HEADING, ROOT
from tools.markdown import table

RUN = Path("docs/validity.json")
"""Made by ``evenhand validity --json``; not generated here, for it takes minutes."""
PAGE, PICTURE = Path("docs/validity.md"), Path("docs/pictures/power-by-list-size.svg")
OWNS = (str(PAGE), str(PICTURE))

DRAWN = (
    ("binomial", 0.05, "large", "A proportion of 5%, about a fifth of the list"),
    ("binomial", 0.3, "small", "A proportion of 30%, about 3% of the list"),
    ("poisson", 0.01, "large", "10 events per 1,000, about a fifth of the list"),
    ("binomial", 0.05, "small", "A proportion of 5%, about 3% of the list"),
)
"""The kinds of indicator whose power is drawn, with their labels."""
COLOURS = ("#005eb8", "#7c2855", "#00703c", "#6e4300")
LEFT, TOP, WIDE, HIGH, BETWEEN = 48, 16, 420, 200, 16


def generate() -> dict[Path, str]:
    run = json.loads((ROOT / RUN).read_text(encoding="utf-8"))
    return {PAGE: page(run), PICTURE: picture(run)}


def page(run: dict[str, Any]) -> str:
    """Return the page."""
    rows = importlib.import_module("evenhand.assessment.validity.rows")
    parts = [HEADING, INTRODUCTION.format(**run, error=100 * run["flag_rate_standard_error"])]
    for make, heading, text in (
        (rows.bounds_table, "The figures that are bounded", BOUNDS),
        (rows.power_table, "What is found, by list size", POWER),
        (rows.flag_table, "Ordinary practices that are flagged", FLAGS),
        (rows.other_law_table, "Where practices vary otherwise", OTHERWISE),
        (rows.split_table, "Planted splits, recovered", SPLITS),
    ):
        made = make(run)
        parts.append(f"## {heading}\n\n{text}\n{table(made.headings, made.rows)}")
    parts.append(BEYOND)
    return "\n".join(parts)


def picture(run: dict[str, Any]) -> str:
    """Return a drawing of the share of unusual practices found by list size."""
    bands = list(dict.fromkeys((row["lists_from"], row["lists_to"]) for row in run["power"]))
    step = WIDE / (len(bands) - 1)
    marks = [_level(share) for share in (0.0, 0.25, 0.5, 0.75, 1.0)]
    marks += [
        _text(LEFT + place * step, TOP + HIGH + 18, _band(*band), "middle")
        for place, band in enumerate(bands)
    ]
    marks.append(_text(LEFT + WIDE / 2, TOP + HIGH + 36, "Patients on the list", "middle"))
    for place, (family, base, size, label) in enumerate(DRAWN):
        found = [
            row["found"] or 0.0
            for row in run["power"]
            if (row["family"], row["base"], row["size"]) == (family, base, size)
        ]
        marks += _line(found, step, COLOURS[place])
        below = TOP + HIGH + 60 + place * BETWEEN
        marks.append(
            f'<path d="M{LEFT} {below - 4}h24" stroke="{COLOURS[place]}" stroke-width="3" {_dashes(place)}/>'
        )
        marks.append(_text(LEFT + 32, below, label, "start"))
    width, height = LEFT + WIDE + 60, TOP + HIGH + 60 + len(DRAWN) * BETWEEN
    title = "Share of unusual practices found beyond 99.8%, by list size"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" font-family="sans-serif" '
        f'font-size="12">\n<title>{title}</title>\n<path d="M0 0h{width}v{height}H0z" fill="#fff"/>\n'
        + "\n".join(marks)
        + "\n</svg>\n"
    )


def _line(found: Sequence[float], step: float, colour: str) -> list[str]:
    dashes = _dashes(COLOURS.index(colour))
    points = " ".join(
        f"{LEFT + place * step:.1f},{TOP + HIGH * (1 - share):.1f}" for place, share in enumerate(found)
    )
    return [f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="3" {dashes}/>']


def _dashes(place: int) -> str:
    return f'stroke-dasharray="{("none", "8 4", "2 3", "10 3 2 3")[place]}"'


def _level(share: float) -> str:
    at = TOP + HIGH * (1 - share)
    return f'<path d="M{LEFT} {at:.1f}h{WIDE}" stroke="#d8dde0"/>{_text(LEFT - 6, at + 4, f"{share:.0%}", "end")}'


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="#212b32">{text}</text>'


def _band(begin: int, end: int | None) -> str:
    if end is None:
        return f"{begin // 1000}k+"
    return f"{begin // 1000}k to {end // 1000}k" if begin else f"under {end // 1000}k"


INTRODUCTION = """
# Validity

Does Evenhand keep what it promises? Where the truth is known, that can be counted. `evenhand validity` makes Englands
up, plants a truth in each, lets the product judge it with the functions that judge real figures, and compares. This
page shows one run, seed {seed}, by evenhand {evenhand}: {englands} made-up Englands of {practices:,} practices for
every row. The standard error of a flag rate is at most {error:.3f} percentage points. The same seed gives the same
figures; the run is kept in `docs/validity.json`.

Lists are log-normal, half of them between 5,600 and 11,700 patients. Practices lie in 106 areas. Three circumstances
move every figure, half of their variance between areas, and their effects are fitted to the counts, as for real
figures. Proportions vary between practices normally on the logit, rates by a gamma factor.
"""
BOUNDS = """`null_flag_rate_998_per_side`: the largest share, over all kinds of indicator, of practices beyond the 99.8%
limits on one side when nobody is unusual; 0.1% belong there. `largest_flag_rate_998_per_side`: the same for ordinary
practices whether or not others are unusual. `split_bias_share`: the largest mean error of a part of the split,
as a share of the spread of that part. `unexplained_coverage95` and `rank_coverage95`: how many 95% intervals hold the
truth, in the planted split where that is furthest from 95%.
"""
POWER = """![Share of unusual practices found, by list size](pictures/power-by-list-size.svg)

An unusual practice has odds (or a rate) 2.7 times what its circumstances lead us to expect. One practice in fifty is
unusual; practices otherwise vary moderately. What is found is what lies beyond 99.8%. On few patients next to nothing
can be found, and the product does not pretend to.
"""
FLAGS = """Per cent of ordinary practices above/below the 99.8% limits, where 0.1% belong on each side. A base rate in
per cent is a proportion's, one per 1,000 a rate's. With some practices unusual, fewer ordinary ones are flagged above
and, at times, more below, for the unusual move England's value up. "Found" is how many of the unusual are beyond
the upper limit. Variation is the standard deviation of the usual variation between practices, on the logit or,
relative to the mean, of a rate.
"""
OTHERWISE = """The levels above hold where practices vary as the funnel takes them to. Here nobody is unusual either,
but proportions vary by a beta law and rates by a log-normal one. Strong variation with a longer tail than the
funnel's puts more ordinary practices beyond the limits than belong there: a limit of the method, shown and not
bounded.
"""
SPLITS = """Place and practice effects are planted on the scale of the figure. Under each part stands the mean of
estimate minus truth, as a share of the truth's standard deviation over practices. The slope is that of the truth on the
unexplained part: 1 for a best predictor. Then how many 95% intervals of the unexplained part, and of the rank
in the area, hold the truth. Ranks are whole numbers, and an interval of whole ranks holds at least what it should,
so their coverage lies a little above 95%.
"""
BEYOND = """## What these figures do not say

Repeated events of one patient, and circumstances nobody records, are not simulated: where they differ between
practices, they are part of what practices differ by.
"""
