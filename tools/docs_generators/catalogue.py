"""The catalogue at a glance: every indicator, context, case-mix set and framework, a row each, in words.

The whole of each definition is on its page of ``evenhand catalogue``; here they are listed so that a change shows.
"""

import importlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tools.generate_docs import HEADING
from tools.markdown import table

OWNS = ("docs/catalogue.md",)

_CODED = re.compile(r"^qof-([a-z]+[0-9]{3})-(?:net|gross|exceptions)$")


def generate() -> dict[Path, str]:
    catalogue = importlib.import_module("evenhand.definitions.loading").load_catalogue()
    coded = {key: found[1].upper() for key in catalogue.indicators if (found := _CODED.match(key))}
    alone = [one for key, one in sorted(catalogue.indicators.items()) if key not in coded]
    parts = [
        f"{HEADING}\n# Catalogue of indicators\n\n{len(catalogue.indicators)} indicators, {len(catalogue.contexts)} "
        f"contexts, {len(catalogue.case_mixes)} case-mix sets and {len(catalogue.frameworks)} frameworks. "
        "`evenhand catalogue --out DIR` writes a page for each, with how it is counted, what is allowed for, what may "
        "explain a difference and who answers for it, and a document to print.\n",
        *[strand_section(strand, found) for strand, found in _by_strand(alone)],
        codes_section(coded, catalogue.indicators),
        contexts_section(catalogue.contexts.values(), catalogue.case_mixes.values()),
        "## Frameworks\n\nWhich indicators are put together, for which purpose and against which standards.\n",
        *[framework_section(catalogue.frameworks[key]) for key in sorted(catalogue.frameworks)],
    ]
    return {Path("docs/catalogue.md"): "\n".join(parts)}


def _by_strand(indicators: Iterable[Any]) -> list[tuple[str, list[Any]]]:
    found: dict[str, list[Any]] = {}
    for one in indicators:
        found.setdefault(one.strand, []).append(one)
    return sorted(found.items())


def strand_section(strand: str, indicators: Iterable[Any]) -> str:
    rows = [
        (f"`{one.id}`", one.title, one.question, one.basis, one.polarity, one.case_mix or one.covariates)
        for one in indicators
    ]
    columns = ("Indicator", "Title", "Question", "Basis", "Better", "Allows for")
    return f"## Strand: {strand.replace('-', ' ')}\n\n{table(columns, rows)}"


def codes_section(coded: dict[str, str], indicators: Any) -> str:
    words = importlib.import_module("evenhand.pages.presenters.catalogue.listing").code_words
    figures: dict[str, list[Any]] = {}
    for key, code in sorted(coded.items(), reverse=True):
        figures.setdefault(code, []).append(indicators[key])
    rows = [(code, words(code, figures[code])) for code in sorted(figures)]
    return (
        "## Quality and Outcomes Framework, code by code\n\nOf each code three indicators are made of one table: "
        "`qof-code-net` leaves excepted patients out, `qof-code-gross` counts all, `qof-code-exceptions` counts those "
        f"excepted.\n\n{table(('Code', 'What it is about'), rows)}"
    )


def contexts_section(contexts: Iterable[Any], sets: Iterable[Any]) -> str:
    rows = [(f"`{one.id}`", one.title, one.question, one.year, one.expires_on) for one in contexts]
    together = [(f"`{one.id}`", one.title, one.covariates, len(one.not_yet)) for one in sets]
    return (
        "## Contexts\n\nWhat a practice does not choose and its figures depend on.\n\n"
        f"{table(('Context', 'Title', 'Question', 'Year', 'Newer due by'), rows)}\n"
        f"{table(('Case-mix set', 'Title', 'Contexts', 'Circumstances not to be had yet'), together)}"
    )


def framework_section(framework: Any) -> str:
    rows = [
        (strand.title, ", ".join(f"`{member.indicator}`{_standard(member)}" for member in strand.indicators))
        for strand in framework.strands
    ]
    return (
        f"### {framework.title}\n\n`{framework.id}`, {framework.purpose}. {framework.summary}\n\n"
        f"{table(('Strand', 'Indicators'), rows)}"
    )


def _standard(member: Any) -> str:
    return "" if member.standard.kind == "none" else f" ({member.standard.kind})"
