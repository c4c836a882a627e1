"""The catalogue: every indicator and context in words and as it is computed."""

import importlib
from pathlib import Path
from typing import Any

from tools.generate_docs import HEADING
from tools.markdown import table

OWNS = ("docs/catalogue.md",)


def generate() -> dict[Path, str]:
    catalogue = importlib.import_module("evenhand.definitions.loading").load_catalogue()
    indicators = [catalogue.indicators[key] for key in sorted(catalogue.indicators)]
    contexts = [catalogue.contexts[key] for key in sorted(catalogue.contexts)]
    rows = [(f"[{each.title}](#{each.id})", each.strand, each.statistic, each.unit) for each in indicators]
    frameworks = [catalogue.frameworks[key] for key in sorted(catalogue.frameworks)]
    parts = [
        f"{HEADING}\n# Catalogue of indicators\n\n{len(indicators)} indicators and {len(contexts)} contexts.\n",
        table(("Indicator", "Strand", "Statistic", "Unit"), rows),
        *[indicator_section(each) for each in indicators],
        "# Contexts\n\nWhat a practice does not choose and its figures depend on.\n",
        *[context_section(each) for each in contexts],
        "# Frameworks\n\nWhich indicators are put together, and for what.\n",
        *[framework_section(each) for each in frameworks],
    ]
    return {Path("docs/catalogue.md"): "\n".join(parts)}


def indicator_section(indicator: Any) -> str:
    minimum = indicator.minimum_denominator
    rows = [
        ("Why it matters", indicator.why_it_matters),
        ("Read it with", indicator.context_note),
        ("Basis", indicator.basis),
        ("Polarity", indicator.polarity),
        ("Numerator", f"`{indicator.numerator}`"),
        *([("Denominator", f"`{indicator.denominator}`")] if indicator.denominator else []),
        *([("Spread", f"`{indicator.spread}`")] if indicator.spread else []),
        ("Unit", indicator.unit),
        ("Smallest denominator", f"{minimum.value:g} {minimum.of}" if minimum else None),
        ("Published", f"{indicator.cadence}, {indicator.available_after_months} months after the period"),
        ("Stale after", f"{indicator.stale_after_months} months"),
        ("Sources", indicator.source),
        ("Applies to", indicator.applicability.text),
        ("Balanced by", indicator.balancing_pair),
        ("Caveats", " ".join(indicator.caveats)),
        ("Status", f"{indicator.status.state}: {indicator.status.reason}"),
        ("Next review", indicator.next_review),
    ]
    filled = [row for row in rows if row[1]]
    return (
        f'<a id="{indicator.id}"></a>\n\n## {indicator.title}\n\n`{indicator.id}`. {indicator.question}\n\n'
        f"{table(('', ''), filled)}"
    )


def context_section(context: Any) -> str:
    rows = [
        ("Why", context.why),
        ("Unit", context.unit),
        ("Source", f"{context.source}, {context.year}"),
        ("Expires", context.expires_on),
    ]
    return f"## {context.title}\n\n`{context.id}`. {context.question}\n\n{table(('', ''), rows)}"


def framework_section(framework: Any) -> str:
    rows = [
        (strand.title, member.indicator, member.standard.kind)
        for strand in framework.strands
        for member in strand.indicators
    ]
    return (
        f"## {framework.title}\n\n`{framework.id}`, {framework.purpose}. {framework.summary}\n\n"
        f"{table(('Strand', 'Indicator', 'Standard'), rows)}"
    )
