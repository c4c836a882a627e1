"""A practice's tasks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from evenhand.cycle.tasks import actions
from evenhand.cycle.tasks.of import ended_tasks, open_tasks, task_of
from evenhand.web.faults import nowhere
from evenhand.web.practice.scope import practice_viewer
from evenhand.web.practice.tasks_page import present_tasks
from evenhand.web.practice.views import WORK
from evenhand.web.rendering import frame_of, page

THING = "task"


@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """Show what is due and what was done."""
    viewer = practice_viewer(request, "read", THING)
    view = present_tasks(open_tasks(viewer), ended_tasks(viewer), timezone.localdate())
    return page(request, "practice/tasks", frame_of(_("Tasks"), "desk/tasks/", crumbs=(WORK,)), view)


@require_POST
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a task is done."""
    viewer = practice_viewer(request, "write", THING)
    task = task_of(viewer, pk) or nowhere()
    actions.done(viewer, task, request.POST.get("note", ""))
    return redirect("practice_tasks")
