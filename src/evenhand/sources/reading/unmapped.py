"""Values of a category that nobody told us of: counted, and named in a caveat."""

from dataclasses import dataclass, field

import polars as pl

_TEXTS_HELD = 1000
"""Different texts remembered of a column; a column of more is no category, and only their sum is told."""
_TEXTS_NAMED = 10
_LONGEST_NAME = 60


@dataclass
class Unmapped:
    """How much each unknown value of each column stands for."""

    amounts: dict[str, dict[str, int]] = field(default_factory=dict)
    beyond: dict[str, int] = field(default_factory=dict)

    def add(self, header: str, texts: pl.Series, amounts: pl.Series) -> None:
        """Count cells of `header` with an unknown value: their texts, and how much each record stands for."""
        held = self.amounts.setdefault(header, {})
        sums = pl.DataFrame({"text": texts, "amount": amounts}).group_by("text").agg(pl.col("amount").sum())
        for text, amount in sums.sort("text").iter_rows():
            name = " ".join(text.split())[:_LONGEST_NAME]
            if name in held or len(held) < _TEXTS_HELD:
                held[name] = held.get(name, 0) + amount
            else:
                self.beyond[header] = self.beyond.get(header, 0) + amount

    def caveats(self, unit: str) -> tuple[str, ...]:
        """Return a sentence for each column with unknown values: the largest, with how many of `unit` they are."""
        return tuple(self._sentence(header, unit) for header in sorted(self.amounts))

    def _sentence(self, header: str, unit: str) -> str:
        held = sorted(self.amounts[header].items(), key=lambda pair: (-pair[1], pair[0]))
        named = [f"{name or 'an empty cell'} ({amount:,})" for name, amount in held[:_TEXTS_NAMED]]
        rest = sum(amount for _, amount in held[_TEXTS_NAMED:]) + self.beyond.get(header, 0)
        if rest:
            named.append(f"others ({rest:,})")
        return (
            f"{header} has values that are not known: {', '.join(named)}. "
            f"Their {unit} are in the totals and in no part"
        )
