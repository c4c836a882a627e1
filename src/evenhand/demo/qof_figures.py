"""One year's registers and indicators of the Quality and Outcomes Framework, drawn from the truth."""

from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from evenhand.demo.ages import BANDS, YEARS_A_BAND
from evenhand.demo.planted import PLANTED
from evenhand.demo.qof_codes import REGISTERS, Code, Register, codes_of
from evenhand.demo.scene import Scene
from evenhand.demo.world import FloatArray, IntArray

_MIDDLES = np.arange(len(BANDS)) * YEARS_A_BAND + YEARS_A_BAND / 2
_RISE_A_YEAR, _RISES_TO = 0.055, 85
"""Most long-term conditions grow with age about so fast, and up to an age."""


@dataclass(frozen=True)
class QofFigures:
    """Figures of the practices that were open in a year, by group or by indicator's code.

    `registers`, `lists` and `expected` are by group: patients on the register, of the ages it is about, and as many as
    a practice of its ages would have. `numerators`, `denominators` and `exceptions` are by code, of which there are
    `codes`.
    """

    codes: tuple[Code, ...]
    registers: dict[str, FloatArray]
    lists: dict[str, FloatArray]
    expected: dict[str, FloatArray]
    numerators: dict[str, FloatArray]
    denominators: dict[str, FloatArray]
    exceptions: dict[str, FloatArray]

    def points(self, code: Code) -> FloatArray:
        """Return each practice's points for an indicator, between its two thresholds."""
        met, of = self.numerators[code.code], self.denominators[code.code]
        reached = np.divide(met, of, out=np.zeros_like(met), where=of > 0)
        share = ((reached - code.low) / (code.high - code.low)).clip(0, 1)
        return np.asarray((share * code.points).round(2))


def people(ages: IntArray, sex: str, first: int, last: int) -> FloatArray:
    """Return how many patients each practice has of a sex (or all) and some ages, ages being even within a band."""
    starts = np.arange(len(BANDS)) * YEARS_A_BAND
    inside = (np.minimum(starts + YEARS_A_BAND, last + 1) - np.maximum(starts, first)).clip(0) / YEARS_A_BAND
    both = {"female": ages[:, 0], "male": ages[:, 1], "all": ages.sum(axis=1)}[sex]
    return both @ inside


def draw_qof(scene: Scene, first: int, rows: IntArray, ages: IntArray) -> QofFigures:
    """Return the figures of the financial year that begins in `first`."""
    codes = codes_of(first, first=first == scene.first, last=first == scene.last)
    found = QofFigures(codes, {}, {}, {}, {}, {}, {})
    for register in REGISTERS:
        _draw_register(scene, first, rows, ages, register, found)
    for code in codes:
        _draw_code(scene, first, rows, ages, code, found)
    return found


def _draw_register(
    scene: Scene, first: int, rows: IntArray, ages: IntArray, register: Register, found: QofFigures
) -> None:
    rng = scene.rng("register", register.group, first)
    listed = people(ages, "all", *register.ages)
    expected = _expected(ages, register)
    if register.group == "AST":
        share = expit(scene.true("qof-ast-prevalence")[rows])
    else:
        ratio = scene.true("qof-prevalence-ratio") + scene.usual(f"register {register.group}", 0.0, 0.08)
        share = (expected / np.maximum(listed, 1) * np.exp(ratio[rows])).clip(0, 0.9)
    found.lists[register.group] = np.round(listed)
    found.expected[register.group] = expected
    found.registers[register.group] = rng.binomial(np.floor(listed).astype(int), share).astype(float)


def _expected(ages: IntArray, register: Register) -> FloatArray:
    """Return the patients each practice would have on a register at England's rate of each age."""
    curve = (
        np.exp(_RISE_A_YEAR * np.minimum(_MIDDLES, _RISES_TO)) if register.with_age else np.ones(len(BANDS))
    )
    starts = np.arange(len(BANDS)) * YEARS_A_BAND
    curve = np.where((starts + YEARS_A_BAND > register.ages[0]) & (starts <= register.ages[1]), curve, 0.0)
    weighted = ages.sum(axis=1) @ curve
    everyone = people(ages, "all", *register.ages).sum()
    return weighted * register.rate * everyone / weighted.sum()


def _draw_code(
    scene: Scene, first: int, rows: IntArray, ages: IntArray, code: Code, found: QofFigures
) -> None:
    rng = scene.rng("qof", code.code, first)
    base = found.registers[code.register] if code.people is None else people(ages, *code.people)
    eligible = rng.binomial(np.floor(base).astype(int), code.share)
    asthma = code.group == "AST"
    left_out = scene.true("qof-ast003-exceptions" if asthma else "qof-pca-rate")[rows]
    exceptions = rng.binomial(eligible, expit(left_out))
    reached = _reached(scene, code)[rows] + rng.normal(0, 0.0 if asthma else 0.05, rows.size)
    denominator = eligible - exceptions
    found.numerators[code.code] = rng.binomial(denominator, expit(reached)).astype(float)
    found.denominators[code.code] = denominator.astype(float)
    found.exceptions[code.code] = exceptions.astype(float)


def _reached(scene: Scene, code: Code) -> FloatArray:
    """Return, as a logit, how large a share each practice truly reaches."""
    if code.planted:
        return scene.true(code.planted) + code.level - PLANTED[code.planted].level
    return scene.usual(f"qof {code.code}", code.level, 0.3, "care", 0.5)
