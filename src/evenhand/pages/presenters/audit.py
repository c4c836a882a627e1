"""The audit of a crude card on one page: the answer, the counts, what to ask and do, what cannot be told; an annex."""

from dataclasses import dataclass

from markupsafe import Markup

from evenhand.pages.charts.reds_bar import RedsPart, reds_bar
from evenhand.pages.names import name_words
from evenhand.pages.numbers import NumberForm
from evenhand.pages.presenters import card_lines
from evenhand.pages.presenters.plural import counted
from evenhand.pages.words.card_reds import RED_PARTS, REDS
from evenhand.release import Release
from evenhand.release.auditing import Audit, Quarantined, Red


@dataclass(frozen=True)
class ReasonLine:
    """A main reason: its name, what it means, how many reds, and its part's class in styles."""

    label: str
    meaning: str
    count: int
    css_class: str


@dataclass(frozen=True)
class AnnexRow:
    """A rating in the annex, its figures as people read them."""

    line: int
    practice: str
    code: str
    indicator: str
    value: str
    england: str
    expected: str


@dataclass(frozen=True)
class AnnexPart:
    """All ratings with one main reason, by practice's name and indicator's title: not a ranking."""

    title: str
    meaning: str
    rows: tuple[AnnexRow, ...]


@dataclass(frozen=True)
class Passage:
    """A heading with its sentences."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class AuditView:
    """The page. `passages` follow the counts; `annex` and `set_aside` come after the page."""

    title: str
    card: str
    release: str
    answer: str
    picture: Markup
    reasons: tuple[ReasonLine, ...]
    reds: int
    passages: tuple[Passage, ...]
    received: str
    annex: tuple[AnnexPart, ...]
    set_aside: tuple[Quarantined, ...]


def present_audit(audit: Audit, release: Release) -> AuditView:
    """Return the page of an audit, with names from the `release` it was held against."""
    parts = {name: RedsPart(words[0], 0, words[1]) for name, words in RED_PARTS.items()}
    for reason, count in audit.counts.items():
        part = parts[REDS[reason].part]
        parts[REDS[reason].part] = RedsPart(part.name, part.count + count, part.css_class)
    return AuditView(
        title="What this card can tell",
        card=audit.card.name,
        release=audit.release,
        answer=_answer(audit),
        picture=reds_bar(tuple(parts.values())),
        reasons=_reasons(audit),
        reds=len(audit.reds),
        passages=_passages(audit),
        received=_received(audit),
        annex=_annex(audit, release),
        set_aside=audit.card.quarantined,
    )


def _answer(audit: Audit) -> str:
    reds, left = len(audit.reds), len(audit.remaining)
    if not reds:
        return "This card has no red that can be looked up."
    if not left:
        return f"None of this card's {counted(reds, 'red')} remains worth asking about: {_accounted(audit)}."
    verb = "remains" if left == 1 else "remain"
    return (
        f"Of this card's {counted(reds, 'red')}, {left:,} {verb} worth asking about once chance, circumstances "
        "and place are allowed for."
    )


def _accounted(audit: Audit) -> str:
    """Return what becomes of reds of which none remains: a red nobody could fairly give is not called chance."""
    unfit = sum(count for reason, count in audit.counts.items() if REDS[reason].part == "unfit")
    rest = len(audit.reds) - unfit
    if not unfit:
        return "chance, circumstances, place and usual variation account for them"
    if not rest:
        return "nothing on it could fairly be rated"
    return (
        f"{unfit:,} could not fairly be rated, and chance, circumstances, place and usual variation account for "
        f"the other {rest:,}"
    )


def _reasons(audit: Audit) -> tuple[ReasonLine, ...]:
    """Return the reasons that any red has, those of the picture's first part first."""
    counts = audit.counts
    return tuple(
        ReasonLine(word.label, word.meaning, counts[reason], style)
        for part, (_, style) in RED_PARTS.items()
        for reason, word in REDS.items()
        if word.part == part and (counts[reason] or reason == "remains")
    )


def _passages(audit: Audit) -> tuple[Passage, ...]:
    return (
        Passage("Beside these counts", card_lines.facts(audit)),
        Passage("The card as a whole", (*card_lines.rule(audit), *card_lines.balance(audit))),
        Passage("What may fairly be asked", (_may_ask(audit), _by_chance(audit))),
        Passage(
            "What to do with the card",
            (
                "Take the colours off. Send each practice its figures with their intervals and context notes.",
                "Take what an area shares to whoever plans its services, not to its practices.",
                "Offer support before anything else; rest no notice, payment or publication on this card.",
            ),
        ),
        Passage(
            "What this audit cannot tell",
            (
                "Why a figure differs. What remains is a question, and a good answer may be known to the practice.",
                "Whether a figure inside its limits is as good as it could be, or what nobody has measured matters.",
                "The figures are the release's own latest; the card may rest on another period.",
            ),
        ),
    )


def _by_chance(audit: Audit) -> str:
    if not audit.compared:
        return "No figure on the card can fairly be compared."
    return (
        f"The card rates {counted(audit.compared, 'figure')} that can fairly be compared. About "
        f"{audit.expected_remaining:,.0f} would lie as far on the less good side by chance alone."
    )


def _may_ask(audit: Audit) -> str:
    left = audit.remaining
    if not left:
        return "Of the practices, nothing on the strength of these reds alone."
    practices = counted(len({one.practice for one in left}), "practice")
    return (
        f"Of {practices}: what lies behind the {counted(len(left), 'figure')} listed first in the annex, "
        "those that are not fragile before the rest."
    )


def _received(audit: Audit) -> str:
    card, rated = audit.card, audit.ratings
    parts = [
        f"{counted(card.rows, 'row')} received: {counted(rated['red'], 'red')}, {counted(rated['amber'], 'amber')}, "
        f"{counted(rated['green'], 'green')}",
        f"{card.unrated:,} without a rating",
        f"{card.repeated:,} said twice",
        f"{len(card.quarantined):,} set aside and listed at the end",
    ]
    return " ".join((f"{', '.join(parts)}.", *card.assumptions))


def _annex(audit: Audit, release: Release) -> tuple[AnnexPart, ...]:
    names = dict(release.practices.select("code", "name").iter_rows())
    order = ("remains", *(reason for reason in REDS if reason != "remains"))
    parts = []
    for reason in order:
        rows = _rows([one for one in audit.reds if one.reason == reason], release, names)
        if rows:
            parts.append(AnnexPart(REDS[reason].label, REDS[reason].meaning, rows))
    hidden = _rows(list(audit.hidden), release, names)
    if hidden:
        parts.append(
            AnnexPart(
                "Greens that hide a difference",
                "Further off on the less good side than chance gives.",
                hidden,
            )
        )
    return tuple(parts)


def _rows(reds: list[Red], release: Release, names: dict[str, str]) -> tuple[AnnexRow, ...]:
    rows = []
    for red in reds:
        definition = release.indicators[red.indicator]
        form = NumberForm.of(definition)
        value, england, expected = map(form.words, (red.value, red.england, red.expected))
        title = definition.title + (
            " (fragile)" if "fragile" in red.further and red.reason == "remains" else ""
        )
        name = name_words(names.get(red.practice) or red.practice)
        rows.append(AnnexRow(red.line, name, red.practice, title, value, england, expected))
    return tuple(sorted(rows, key=lambda row: (row.practice.casefold(), row.code, row.indicator)))
