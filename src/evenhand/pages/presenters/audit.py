"""The audit of a crude card on one page: the answer, the counts, what to ask and do, what cannot be told; an annex."""

from dataclasses import dataclass

from markupsafe import Markup

from evenhand.common.language import gettext as _
from evenhand.common.language import ngettext
from evenhand.pages.charts.reds_bar import RedsPart, reds_bar
from evenhand.pages.names import name_words
from evenhand.pages.numbers import NumberForm
from evenhand.pages.presenters import card_lines
from evenhand.pages.presenters.card_lines import count_of_reds
from evenhand.pages.words.card_reds import RED_CLASSES, RED_PARTS, REDS
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
    parts = {part: RedsPart(name, 0, RED_CLASSES[part]) for part, name in RED_PARTS.items()}
    for reason, count in audit.counts.items():
        part = parts[REDS[reason].part]
        parts[REDS[reason].part] = RedsPart(part.name, part.count + count, part.css_class)
    return AuditView(
        title=_("What this card can tell"),
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
        return _("This card has no red that can be looked up.")
    counted = count_of_reds(reds)
    if not left:
        return _("None of this card's {reds} remains worth asking about: {accounted}.").format(
            reds=counted, accounted=_accounted(audit)
        )
    return ngettext(
        "Of this card's {reds}, {left} remains worth asking about once chance, circumstances and place are allowed "
        "for.",
        "Of this card's {reds}, {left} remain worth asking about once chance, circumstances and place are allowed for.",
        left,
    ).format(reds=counted, left=f"{left:,}")


def _accounted(audit: Audit) -> str:
    """Return what becomes of reds of which none remains: a red nobody could fairly give is not called chance."""
    unfit = sum(count for reason, count in audit.counts.items() if REDS[reason].part == "unfit")
    rest = len(audit.reds) - unfit
    if not unfit:
        return _("chance, circumstances, place and usual variation account for them")
    if not rest:
        return _("nothing on it could fairly be rated")
    return _(
        "{unfit} could not fairly be rated, and chance, circumstances, place and usual variation account for the "
        "other {rest}"
    ).format(unfit=f"{unfit:,}", rest=f"{rest:,}")


def _reasons(audit: Audit) -> tuple[ReasonLine, ...]:
    """Return the reasons that any red has, those of the picture's first part first."""
    counts = audit.counts
    return tuple(
        ReasonLine(word.label, word.meaning, counts[reason], style)
        for part, style in RED_CLASSES.items()
        for reason, word in REDS.items()
        if word.part == part and (counts[reason] or reason == "remains")
    )


def _passages(audit: Audit) -> tuple[Passage, ...]:
    return (
        Passage(_("Beside these counts"), card_lines.facts(audit)),
        Passage(_("The card as a whole"), (*card_lines.rule(audit), *card_lines.balance(audit))),
        Passage(_("What may fairly be asked"), (_may_ask(audit), _by_chance(audit))),
        Passage(
            _("What to do with the card"),
            (
                _(
                    "Take the colours off. Send each practice its figures with their intervals and context notes."
                ),
                _("Take what an area shares to whoever plans its services, not to its practices."),
                _("Offer support before anything else; rest no notice, payment or publication on this card."),
            ),
        ),
        Passage(
            _("What this audit cannot tell"),
            (
                _(
                    "Why a figure differs. What remains is a question, and a good answer may be known to the practice."
                ),
                _(
                    "Whether a figure inside its limits is as good as it could be, or what nobody has measured matters."
                ),
                _("The figures are the release's own latest; the card may rest on another period."),
            ),
        ),
    )


def _by_chance(audit: Audit) -> str:
    if not audit.compared:
        return _("No figure on the card can fairly be compared.")
    return ngettext(
        "The card rates {count} figure that can fairly be compared. About {expected} would lie as far on the less "
        "good side by chance alone.",
        "The card rates {count} figures that can fairly be compared. About {expected} would lie as far on the less "
        "good side by chance alone.",
        audit.compared,
    ).format(count=f"{audit.compared:,}", expected=f"{audit.expected_remaining:,.0f}")


def _may_ask(audit: Audit) -> str:
    left = audit.remaining
    if not left:
        return _("Of the practices, nothing on the strength of these reds alone.")
    practices = len({one.practice for one in left})
    return ngettext(
        "Of {practices}: what lies behind the {count} figure listed first in the annex, those that are not fragile "
        "before the rest.",
        "Of {practices}: what lies behind the {count} figures listed first in the annex, those that are not fragile "
        "before the rest.",
        len(left),
    ).format(
        practices=ngettext("{count} practice", "{count} practices", practices).format(count=f"{practices:,}"),
        count=f"{len(left):,}",
    )


def _received(audit: Audit) -> str:
    card, rated = audit.card, audit.ratings
    rows = ngettext("{count} row", "{count} rows", card.rows).format(count=f"{card.rows:,}")
    ambers = ngettext("{count} amber", "{count} ambers", rated["amber"]).format(count=f"{rated['amber']:,}")
    said = _(
        "{rows} received: {reds}, {ambers}, {greens}, {unrated} without a rating, {repeated} said twice, {set_aside} "
        "set aside and listed at the end."
    ).format(
        rows=rows,
        reds=count_of_reds(rated["red"]),
        ambers=ambers,
        greens=ngettext("{count} green", "{count} greens", rated["green"]).format(
            count=f"{rated['green']:,}"
        ),
        unrated=f"{card.unrated:,}",
        repeated=f"{card.repeated:,}",
        set_aside=f"{len(card.quarantined):,}",
    )
    return " ".join((said, *card.assumptions))


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
                _("Greens that hide a difference"),
                _("Further off on the less good side than chance gives."),
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
        title = _(definition.title)
        if "fragile" in red.further and red.reason == "remains":
            title = _("{title} (fragile)").format(title=title)
        name = name_words(names.get(red.practice) or red.practice)
        rows.append(AnnexRow(red.line, name, red.practice, title, value, england, expected))
    return tuple(sorted(rows, key=lambda row: (row.practice.casefold(), row.code, row.indicator)))
