"""Rows of a case are written once, and the database itself asks for every safeguard, by whatever door a row comes.

The constraints of single rows are in the models; here is what looks at other rows.
"""

from django.db import migrations

from evenhand.accounts.written_once import written_once
from evenhand.cycle.refusing import refuse_insert
from evenhand.cycle.refusing_by_days import refuse_insert_by_days

MOVES, EVIDENCE, NOTICES = "concerns_casemove", "concerns_evidence", "concerns_notice"
OF_IT = f"FROM {MOVES} m WHERE m.thing_id = NEW.thing_id"
FIRST = "NEW.to_state IN ('remedial', 'breach_notice')"
NOTICED = (
    "NEW.to_state IN ('remedial', 'breach_notice', 'sanction', 'notice_of_termination', 'ended_at_once')"
)
JUDGED = f"({NOTICED} OR NEW.to_state IN ('assess', 'may_terminate', 'sanction_in_effect', 'terminated'))"
NOT_SAFETY = (
    f"NEW.transition <> 'act-on-safety' AND NOT EXISTS (SELECT 1 {OF_IT} AND m.transition = 'act-on-safety')"
)
DAY = "HERE(NEW.at)"


def case(column: str, key: str = "NEW.thing_id") -> str:
    """Return a column of the case that a row belongs to."""
    return f"(SELECT c.{column} FROM concerns_case c WHERE c.id = {key})"


def holds(person: str, roles: str, commissioner: str) -> str:
    """Return whether a person holds one of some roles for a commissioner today."""
    return (
        "EXISTS (SELECT 1 FROM accounts_holding h JOIN accounts_organisation o ON o.id = h.organisation_id "
        "LEFT JOIN accounts_holdingend e ON e.holding_id = h.id "
        f"WHERE h.person_id = {person} AND h.role IN ({roles}) AND o.code = {commissioner} AND e.id IS NULL)"
    )


def latest(column: str) -> str:
    """Return a column of the last draft of the kind of notice that a move gives."""
    return (
        f"(SELECT n.{column} FROM {NOTICES} n WHERE n.case_id = NEW.thing_id AND n.kind = NEW.to_state "
        "ORDER BY n.id DESC LIMIT 1)"
    )


HATS, TEAM, NOTHING = "'commissioning', 'finance'", "'performance'", "''"
UNGRANTED = (
    "EXISTS (SELECT 1 FROM support_ask a WHERE a.is_premises AND a.practice = {practice} AND NOT EXISTS "
    "(SELECT 1 FROM support_askdecision d WHERE d.ask_id = a.id AND d.outcome = 'granted'))"
)
OPEN_CHALLENGE = (
    "EXISTS (SELECT 1 FROM challenges_challenge g WHERE g.is_open AND g.practice = {practice} "
    "AND g.indicator = {of}.indicator AND (g.period_end = {of}.period_end OR g.period_end = {of}.earlier_period_end))"
)
OPEN_DISPUTE = (
    "EXISTS (SELECT 1 FROM concerns_dispute d WHERE d.case_id = {case} AND NOT EXISTS "
    "(SELECT 1 FROM concerns_disputemove x WHERE x.thing_id = d.id "
    "AND x.to_state IN ('determined', 'settled', 'withdrawn')){more})"
)


OF_PREMISES = " AND p.origin = 'premises'"
STAYED = OPEN_DISPUTE.format(
    case="NEW.thing_id",
    more=f" AND (SELECT n.stands_despite_dispute FROM {NOTICES} n WHERE n.id = d.notice_id) = {NOTHING}",
)
EFFECTS = "NEW.to_state IN ('may_terminate', 'sanction', 'sanction_in_effect', 'notice_of_termination', 'terminated')"


def papers(table: str, more: str = "") -> str:
    """Return whether a case has a paper of a kind."""
    return f"EXISTS (SELECT 1 FROM concerns_{table} p WHERE p.case_id = NEW.thing_id{more})"


class Migration(migrations.Migration):
    dependencies = [
        ("concerns", "0001_initial"),
        ("accounts", "0002_written_once"),
        ("challenges", "0002_written_once"),
        ("contact", "0002_written_once"),
        ("support", "0002_safeguards"),
    ]
    operations = [
        written_once(
            "concerns_case", MOVES, "concerns_participant", "concerns_casesupport", "concerns_plan",
            "concerns_plananswer", EVIDENCE, "concerns_earlierletter", "concerns_replyinvitation",
            "concerns_representation", "concerns_lmctold", "concerns_legaladvice", "concerns_finding", NOTICES,
            "concerns_regionapproval", "concerns_dispute", "concerns_disputemove",
        ),
        # Who may open a case and act in it.
        refuse_insert(
            "concerns_case", "by_performance",
            f"NOT {holds('NEW.opened_by_id', TEAM, 'NEW.commissioner')}",
            "a case is opened by the performance team alone (R-22)",
        ),
        refuse_insert(
            "concerns_case", "separate", holds("NEW.opened_by_id", HATS, "NEW.commissioner"),
            "who plans services or holds money has no part in a case (R-08)",
        ),
        refuse_insert_by_days(
            "concerns_case", "known",
            "NOT EXISTS (SELECT 1 FROM contact_contact t WHERE t.practice = NEW.practice "
            "AND DAYS(t.\"on\"; NEW.opened_on) <= 366)",
            "somebody was in touch with the practice in the last 12 months (R-18)",
        ),
        refuse_insert(
            "concerns_case", "funded",
            f"NEW.origin = 'premises' AND {UNGRANTED.format(practice='NEW.practice')}",
            "no case is made of premises that are not funded (R-11)",
        ),
        refuse_insert(
            "concerns_participant", "separate", holds("NEW.person_id", HATS, case("commissioner", "NEW.case_id")),
            "who plans services or holds money has no part in a case (R-08)",
        ),
        refuse_insert(
            MOVES, "separate",
            f"NEW.by_id IS NOT NULL AND ({holds('NEW.by_id', HATS, case('commissioner'))} OR EXISTS "
            "(SELECT 1 FROM concerns_participant p WHERE p.case_id = NEW.thing_id AND p.person_id = NEW.by_id "
            "AND p.side <> NEW.role))",
            "nobody acts on two sides of a case (R-08)",
        ),
        refuse_insert(
            MOVES, "by_its_people",
            f"(NEW.by_id IS NULL AND NEW.role <> 'clock') OR (NEW.by_id IS NOT NULL AND NOT "
            f"{holds('NEW.by_id', 'NEW.role', case('commissioner'))})",
            "a case is moved by who holds the role for its commissioner (R-22)",
        ),
        # Order, and what the concern may become.
        refuse_insert(
            MOVES, "in_order",
            f"NEW.from_state <> COALESCE((SELECT m.to_state {OF_IT} ORDER BY m.number DESC LIMIT 1), 'concern') "
            f"OR NEW.number <> 1 + (SELECT COUNT(*) {OF_IT})",
            "a move begins where the last one ended",
        ),
        refuse_insert(
            MOVES, "on_a_term",
            f"{case('standing')} = 'beyond' AND NEW.to_state NOT IN ('help_only', 'closed')",
            "what is outside the contract leads to help and to nothing else (R-09)",
        ),
        refuse_insert(
            MOVES, "known",
            f"{JUDGED} AND {NOT_SAFETY} AND NOT EXISTS (SELECT 1 FROM contact_contact t WHERE t.practice = "
            f"{case('practice')})",
            "who judges a practice knows it (R-18)",
        ),
        # What stands before an assessment and a notice.
        refuse_insert(
            MOVES, "on_evidence", f"{JUDGED} AND NOT {papers('evidence')}", "it rests on evidence (R-02)"
        ),
        refuse_insert(
            MOVES, "unchallenged",
            f"{JUDGED} AND EXISTS (SELECT 1 FROM {EVIDENCE} v WHERE v.case_id = NEW.thing_id AND "
            f"{OPEN_CHALLENGE.format(practice=case('practice'), of='v')})",
            "a figure under challenge is used in no case",
        ),
        refuse_insert(
            MOVES, "funded",
            f"{JUDGED} AND ({case('origin')} = 'premises' OR {papers('evidence', OF_PREMISES)}) "
            f"AND {UNGRANTED.format(practice=case('practice'))}",
            "no notice about premises that are not funded (R-11)",
        ),
        refuse_insert(
            MOVES, "supported",
            f"({FIRST} OR NEW.to_state = 'assess') AND {NOT_SAFETY} AND NOT EXISTS (SELECT 1 FROM "
            f"concerns_casesupport s JOIN support_offer f ON f.id = s.offer_id WHERE s.case_id = NEW.thing_id "
            f"AND f.second_review_on < {DAY} AND NOT EXISTS (SELECT 1 FROM support_offermove w "
            "WHERE w.thing_id = f.id AND w.to_state IN ('changed', 'withdrawn')))",
            "support comes first, and both its reviews (R-10)",
        ),
        refuse_insert_by_days(
            MOVES, "no_surprise",
            f"{FIRST} AND {NOT_SAFETY} AND NOT EXISTS (SELECT 1 FROM concerns_earlierletter l "
            f"WHERE l.case_id = NEW.thing_id AND DAYS(l.written_on; {DAY}) >= 14)",
            "an earlier letter named the matter (R-10)",
        ),
        refuse_insert(
            MOVES, "heard",
            f"{FIRST} AND NOT ({papers('replyinvitation', f' AND p.due_on < {DAY}')} OR "
            f"(NOT ({NOT_SAFETY}) AND {papers('replyinvitation')}))",
            "the practice is heard before a notice",
        ),
        refuse_insert(
            MOVES, "lmc_told",
            f"({NOTICED} OR NEW.to_state IN ('assess', 'help_only')) AND NEW.transition <> 'act-on-safety' "
            f"AND NOT {papers('lmctold')}",
            "the LMC is told before that",
        ),
        refuse_insert(MOVES, "advised", f"{NOTICED} AND NOT {papers('legaladvice')}", "legal advice is taken first"),
        # The notice itself.
        refuse_insert(
            MOVES, "by_two",
            f"{NOTICED} AND (NEW.role <> 'board' OR NEW.by_id IS NULL OR {latest('drafted_by_id')} IS NULL "
            f"OR NEW.by_id = {latest('drafted_by_id')})",
            "a notice is drafted by one and given by another, of the board",
        ),
        refuse_insert(
            MOVES, "approved_where_reserved",
            f"{NOTICED} AND {latest('is_reserved')} AND NOT EXISTS (SELECT 1 FROM concerns_regionapproval r "
            f"WHERE r.notice_id = {latest('id')} AND r.content_hash = {latest('content_hash')})",
            "the region approves what is reserved to it",
        ),
        refuse_insert_by_days(
            MOVES, "in_time",
            f"NEW.to_state IN ('remedial', 'sanction', 'notice_of_termination') AND {latest('shorter_for')} = "
            f"{NOTHING} AND DAYS({DAY}; {latest('ends_on')}) < 28",
            "a notice gives at least 28 days",
        ),
        refuse_insert(
            MOVES, "not_stayed",
            f"{EFFECTS} AND {STAYED}",
            "what a notice would bring about waits while it is disputed",
        ),
        # Rows beside the moves.
        refuse_insert(
            EVIDENCE, "unchallenged",
            OPEN_CHALLENGE.format(practice=case("practice", "NEW.case_id"), of="NEW"),
            "a figure under challenge is used in no case",
        ),
        refuse_insert(
            EVIDENCE, "funded",
            f"NEW.origin = 'premises' AND {UNGRANTED.format(practice=case('practice', 'NEW.case_id'))}",
            "no evidence of premises that are not funded (R-11)",
        ),
        refuse_insert(
            EVIDENCE, "signed",
            f"NEW.basis = 'local' AND {case('standing', 'NEW.case_id')} <> 'signed'",
            "a local agreement binds who signed it (R-15)",
        ),
        refuse_insert_by_days(
            EVIDENCE, "on_two_days",
            "NEW.origin IN ('finding', 'premises') AND DAYS(NEW.found_on; NEW.found_again_on) < 28",
            "what was found once may be chance",
        ),
        refuse_insert(
            "concerns_casesupport", "of_the_practice",
            f"(SELECT f.practice FROM support_offer f WHERE f.id = NEW.offer_id) <> {case('practice', 'NEW.case_id')}",
            "support was offered to the practice of the case",
        ),
        refuse_insert(
            "concerns_plan", "of_its_case",
            f"NEW.standing <> {case('standing', 'NEW.case_id')}",
            "a plan has the standing of its case (R-09)",
        ),
        refuse_insert_by_days(
            "concerns_replyinvitation", "in_time", "DAYS(NEW.written_on; NEW.due_on) < 14",
            "the practice has at least 14 days to reply",
        ),
        refuse_insert(
            "concerns_regionapproval", "not_ones_own",
            "NEW.by_id = (SELECT n.drafted_by_id FROM concerns_notice n WHERE n.id = NEW.notice_id)",
            "nobody approves their own notice",
        ),
        refuse_insert(
            "concerns_dispute", "one_at_a_time", OPEN_DISPUTE.format(case="NEW.case_id", more=""),
            "a notice is disputed once at a time",
        ),
        refuse_insert(
            "concerns_disputemove", "in_order",
            "NEW.from_state <> COALESCE((SELECT m.to_state FROM concerns_disputemove m WHERE m.thing_id = NEW.thing_id "
            "ORDER BY m.number DESC LIMIT 1), 'local_resolution') OR NEW.number <> 1 + "
            "(SELECT COUNT(*) FROM concerns_disputemove m WHERE m.thing_id = NEW.thing_id)",
            "a move begins where the last one ended",
        ),
    ]  # fmt: skip
