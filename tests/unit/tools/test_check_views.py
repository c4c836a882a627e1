"""The check of views finds what reaches rows past the viewer, and lets the rest be."""

from pathlib import Path

import pytest

from tools.check_views import problems_of

PLACE = Path("src/evenhand/web/somewhere/views.py")
GOOD = """
from evenhand.cycle.tasks.of import tasks_of
from evenhand.web.permitting import viewer_with

def show(request) -> HttpResponse:
    viewer = viewer_with(request, "read", "task")
    return page(request, "tasks", tasks_of(viewer))
"""


def test_a_view_that_asks_and_takes_what_the_viewer_gives_is_let_be() -> None:
    assert problems_of(PLACE, GOOD) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("from evenhand.cycle.tasks.models import Task", "imports models"),
        ("from django.db.models import Q", "imports models"),
        ("from django.db import connection", "imports models"),
        ("rows = Task.objects.all()", "takes rows by .objects"),
        ("rows = viewer.person.holdings.order_by('pk')", "takes rows by .order_by"),
        ("rows = connection.cursor()", "runs SQL by .cursor"),
    ],
)
def test_reaching_rows_past_the_viewer_is_found(line: str, told: str) -> None:
    (problem,) = problems_of(PLACE, f"{GOOD}\n{line}\n")

    assert told in problem
    assert problem.startswith(f"{PLACE}:{len(GOOD.splitlines()) + 2}: ")


def test_a_model_may_be_named_as_a_type_and_not_made() -> None:
    presenter = PLACE.with_name("presenters.py")
    named = (
        "from evenhand.cycle.tasks.models import Task\n\ndef told(task: Task) -> str:\n    return task.text\n"
    )

    assert problems_of(presenter, named) == []
    assert "makes a row of Task" in problems_of(presenter, f"{named}\nTask(text='a')\n")[0]


def test_a_view_that_asks_nobody_is_found() -> None:
    text = "def show(request: HttpRequest) -> HttpResponse:\n    return page(request)\n"

    assert "show asks nobody" in problems_of(PLACE, text)[0]


def test_a_view_may_ask_by_a_helper_of_its_module() -> None:
    text = GOOD.replace("    viewer = viewer_with(", "    viewer = _asked(") + (
        "\ndef _asked(*args):\n    return viewer_with(*args)\n"
    )

    assert problems_of(PLACE, text) == []


def test_a_helper_that_is_given_no_request_is_no_view() -> None:
    assert problems_of(PLACE, "def told(text: str) -> HttpResponse:\n    return text\n") == []
