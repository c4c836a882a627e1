"""Let the database itself hold what is written once, signed by both, and never imposed by silence."""

from django.db import migrations

from evenhand.accounts.in_the_database import InTheDatabase
from evenhand.accounts.written_once import written_once
from evenhand.cycle.refusing import refuse_insert

AGREEMENTS, MOVES = "agreements_agreement", "agreements_agreementmove"
OBJECTIVES, VERSIONS, SIGNATURES = (
    "agreements_objective",
    "agreements_objectiveversion",
    "agreements_signature",
)
SAME = " AND ".join(
    f"(p.{name} = NEW.{name} OR (p.{name} IS NULL AND NEW.{name} IS NULL))"
    for name in (
        "text", "kind", "scope", "basis", "reference", "indicator", "counted", "baseline", "target", "direction", "due",
        "price_pence", "payment_pence",
    )
)  # fmt: skip
WORDS = "This is not a contract document"


def last_state(table: str, initial: str) -> str:
    """Return SQL for the state the thing of a new move is in."""
    return (
        f"COALESCE((SELECT m.to_state FROM {table} m WHERE m.thing_id = NEW.thing_id "
        f"ORDER BY m.number DESC LIMIT 1), '{initial}')"
    )


def in_order(table: str, initial: str) -> InTheDatabase:
    """Return the refusal of a move that does not begin where the last one ended."""
    return refuse_insert(
        table,
        "in_order",
        f"NEW.from_state <> {last_state(table, initial)} OR NEW.number <> 1 + "
        f"(SELECT COUNT(*) FROM {table} m WHERE m.thing_id = NEW.thing_id)",
        "a move begins where the last one ended",
    )


class Migration(migrations.Migration):
    dependencies = [("agreements", "0001_initial"), ("accounts", "0002_written_once")]
    operations = [
        written_once(AGREEMENTS, MOVES, OBJECTIVES, VERSIONS, SIGNATURES),
        in_order(MOVES, "draft"),
        in_order(VERSIONS, "new"),
        refuse_insert(
            MOVES,
            "signed_by_both",
            f"NEW.to_state = 'in_force' AND NOT EXISTS (SELECT 1 FROM {SIGNATURES} p JOIN {SIGNATURES} c "
            "ON c.agreement_id = p.agreement_id AND c.content_hash = p.content_hash AND c.side = 'commissioner' "
            "WHERE p.side = 'practice' AND p.agreement_id = NEW.thing_id) AND NOT EXISTS "
            f"(SELECT 1 FROM {AGREEMENTS} a WHERE a.id = NEW.thing_id AND a.rolled_from_id IS NOT NULL)",
            "an agreement is in force when both have signed the same text",
        ),
        refuse_insert(
            VERSIONS,
            "agreed_by_the_other",
            "NEW.transition = 'agree' AND NOT EXISTS (SELECT 1 FROM "
            f"{VERSIONS} p WHERE p.thing_id = NEW.thing_id AND p.number = NEW.number - 1 AND p.role <> NEW.role "
            f"AND {SAME})",
            "a text is agreed to as it is, by the side that did not write it",
        ),
        refuse_insert(
            VERSIONS,
            "not_once_signed",
            f"EXISTS (SELECT 1 FROM {MOVES} m JOIN {OBJECTIVES} o ON o.agreement_id = m.thing_id "
            "WHERE o.id = NEW.thing_id AND m.to_state = 'in_force')",
            "what both have signed is not changed",
        ),
        refuse_insert(
            OBJECTIVES,
            "nothing_by_silence",
            f"EXISTS (SELECT 1 FROM {AGREEMENTS} a WHERE a.id = NEW.agreement_id AND a.rolled_from_id IS NOT NULL)",
            "last year goes on as it is, and nothing is imposed by silence",
        ),
        refuse_insert(
            AGREEMENTS,
            "goes_on_from_last",
            "NEW.rolled_from_id IS NOT NULL AND NOT EXISTS "
            f"(SELECT 1 FROM {AGREEMENTS} a JOIN {MOVES} m ON m.thing_id = a.id AND m.to_state = 'in_force' "
            "WHERE a.id = NEW.rolled_from_id AND a.practice = NEW.practice AND a.commissioner = NEW.commissioner "
            "AND a.year < NEW.year)",
            "only an earlier agreement of the same two sides goes on",
        ),
        refuse_insert(
            SIGNATURES,
            "of_a_party",
            f"NOT EXISTS (SELECT 1 FROM {AGREEMENTS} a WHERE a.id = NEW.agreement_id AND NEW.organisation = "
            "CASE WHEN NEW.side = 'practice' THEN a.practice ELSE a.commissioner END)",
            "an agreement is signed by its two sides",
        ),
        refuse_insert(
            SIGNATURES,
            "not_back_dated",
            f"NEW.at < (SELECT MAX(v.at) FROM {VERSIONS} v JOIN {OBJECTIVES} o ON o.id = v.thing_id "
            "WHERE o.agreement_id = NEW.agreement_id)",
            "a signature is not older than what it signs",
        ),
        refuse_insert(
            SIGNATURES,
            "with_its_note",
            f"replace(NEW.text, '{WORDS}', '') = NEW.text",
            "what is signed says that it is not a contract document (R-24)",
        ),
        refuse_insert(
            SIGNATURES,
            "of_what_is_agreed",
            f"COALESCE((SELECT m.to_state FROM {MOVES} m WHERE m.thing_id = NEW.agreement_id ORDER BY m.number "
            "DESC LIMIT 1), 'draft') NOT IN ('agreed', 'signed_practice', 'signed_commissioner')",
            "only what both agree on is signed",
        ),
    ]
