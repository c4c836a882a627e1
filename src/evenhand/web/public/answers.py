"""Answers that are files: open data, to be saved or read by a machine."""

from django.http import HttpResponse


def csv_answer(content: str, name: str) -> HttpResponse:
    """Answer with a CSV file of that name."""
    return _file(content, name, "text/csv; charset=utf-8")


def json_answer(content: str, name: str) -> HttpResponse:
    """Answer with a JSON file of that name."""
    return _file(content, name, "application/json")


def _file(content: str, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    # A browser may not look into it and take it for something that runs.
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
