"""Is it running, and can it work? For whoever watches the service."""

from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from evenhand.web.serving import shelf


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Say that the process answers."""
    return JsonResponse({"status": "ok"})


@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Say whether the database answers and a release is shown; 503 when either is not so."""
    told = {"database": _database(), "release": shelf().current_id() is not None}
    return JsonResponse(told, status=200 if all(told.values()) else 503)


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:
        # Whatever it is, the answer to the question is no; the log of the database says why.
        return False
    return True
