"""Let the database itself hold what no framework may do without: its consultation, sign-off and two other people."""

from django.db import migrations

from evenhand.accounts.written_once import written_once
from evenhand.cycle.refusing import refuse_insert

MOVES = "consultation_frameworkmove"
OF_IT = f"FROM {MOVES} m WHERE m.thing_id = NEW.thing_id"
IN_USE = "NEW.to_state IN ('approved_once', 'active')"


class Migration(migrations.Migration):
    dependencies = [("consultation", "0001_initial"), ("accounts", "0002_written_once")]
    operations = [
        written_once(
            "consultation_frameworkversion",
            MOVES,
            "consultation_comment",
            "consultation_answer",
            "consultation_signoff",
        ),
        refuse_insert(
            MOVES,
            "in_order",
            f"NEW.from_state <> COALESCE((SELECT m.to_state {OF_IT} ORDER BY m.number DESC LIMIT 1), 'draft') "
            f"OR NEW.number <> 1 + (SELECT COUNT(*) {OF_IT})",
            "a move begins where the last one ended",
        ),
        refuse_insert(
            MOVES,
            "consulted",
            f"{IN_USE} AND (NOT EXISTS (SELECT 1 {OF_IT} AND m.to_state = 'answered') OR NOT EXISTS "
            f"(SELECT 1 {OF_IT} AND m.to_state IN ('agreed', 'disagreement_recorded')))",
            "the LMC is asked before a framework is used (R-12)",
        ),
        refuse_insert(
            MOVES,
            "answered",
            "NEW.to_state = 'answered' AND EXISTS (SELECT 1 FROM consultation_comment c "
            "LEFT JOIN consultation_answer a ON a.comment_id = c.id "
            "WHERE c.version_id = NEW.thing_id AND a.id IS NULL)",
            "every comment has an answer (R-12)",
        ),
        refuse_insert(
            MOVES,
            "signed_off",
            f"{IN_USE} AND NOT EXISTS (SELECT 1 FROM consultation_signoff s "
            "JOIN consultation_frameworkversion v ON v.id = s.version_id AND v.content_hash = s.content_hash "
            "WHERE v.id = NEW.thing_id)",
            "a clinician of the area has signed it off (R-13)",
        ),
        refuse_insert(
            MOVES,
            "not_by_its_author",
            f"{IN_USE} AND (NEW.by_id IS NULL OR NEW.by_id = (SELECT v.author_id "
            "FROM consultation_frameworkversion v WHERE v.id = NEW.thing_id))",
            "who wrote a framework does not approve it",
        ),
        refuse_insert(
            MOVES,
            "by_two",
            f"NEW.to_state = 'active' AND NOT EXISTS "
            f"(SELECT 1 {OF_IT} AND m.to_state = 'approved_once' AND m.by_id <> NEW.by_id)",
            "two different people put a framework in force",
        ),
    ]
