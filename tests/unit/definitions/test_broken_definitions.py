"""A broken definition of each kind is refused with its file, its line and what to do."""

import pytest

from evenhand.common.errors import DefinitionError
from evenhand.definitions import load_catalogue
from support.definitions import TODAY, write_definition

SIXTY = [
    {"id": f"s-{place}", "title": "A strand", "question": "What is it?", "indicators": [{"indicator": one}]}
    for place, one in enumerate(
        (
            "spend-per-registered",
            "spend-per-weighted",
            "gms-pms-core-per-weighted",
            "gpps-overall",
            "acsc-admissions-isr",
        )
    )
]
MINIMUM = [
    {
        **SIXTY[3],
        "indicators": [
            {
                "indicator": "gpps-overall",
                "standard": {"kind": "minimum", "target": 0.8, "clause": "A letter"},
            }
        ],
    }
]

BROKEN = {
    "indicator without polarity": ("indicators", {"polarity": None}, "", "polarity"),
    "indicator with a word of its own": ("indicators", {"polarity": "good"}, "polarity: good", "good"),
    "indicator with a field nobody knows": ("indicators", {"weight": 3}, "weight: 3", "weight"),
    "indicator of no case-mix set": ("indicators", {"case_mix": "c-none"}, "case_mix: c-none", "c-none"),
    "context of another kind": ("contexts", {"kind": "expression"}, "kind: expression", "no expression"),
    "context with two meanings": ("contexts", {"text_measure": "a.b"}, "text_measure: a.b", "text_measure"),
    "case-mix set of what is not there": ("case_mixes", {"covariates": ["fog"]}, "- fog", "no context fog"),
    "case-mix set without a reason": ("case_mixes", {"why": None}, "", "why"),
    "framework of 60% money": ("frameworks", {"strands": SIXTY}, "strands:", "R-21"),
    "framework with a score": (
        "frameworks",
        {"composite_allowed": True},
        "composite_allowed: true",
        "composite",
    ),
    "framework that asks beyond the contract": ("frameworks", {"strands": MINIMUM}, "standard:", "R-15"),
    "framework nobody asked about": ("frameworks", {"consultation": "All agreed"}, "consultation:", "R-12"),
    "framework without strands": ("frameworks", {"strands": None}, "", "no strand"),
}


@pytest.mark.parametrize(("kind", "changes", "line", "said"), BROKEN.values(), ids=BROKEN)
def test_it_is_refused_with_file_line_and_remedy(tmp_path, kind, changes, line, said):
    if kind in {"case_mixes", "frameworks"}:
        write_definition(tmp_path, "contexts")
        write_definition(tmp_path, "indicators")
    path = write_definition(tmp_path / "mine", kind, **changes)
    added = [path, *sorted(tmp_path.glob("[ci]*/*.yaml"))]
    with pytest.raises(DefinitionError) as refused:
        load_catalogue(added=added, today=TODAY)
    told = [issue for issue in refused.value.issues if issue.file == str(path) and said in str(issue)]
    assert told
    assert all(issue.remedy for issue in told)
    assert path.read_text().splitlines()[told[0].line - 1].strip().startswith(line)
    assert f"{path}:{told[0].line}: error" in str(refused.value)
