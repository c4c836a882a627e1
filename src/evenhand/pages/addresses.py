"""Where each page of the site lies, from the site's root, and how one page reaches another by a relative link.

Links end in ``index.html`` so that a site works opened from a disk, from the root of a host or from any folder of it.
"""

import re

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]")

HOME = "index.html"
SEARCH = "search/index.html"
PRACTICES = "practices/index.html"
INDICATORS = "indicators/index.html"
AREAS = "areas/index.html"
METHODS = "methods/index.html"
DATA = "data/index.html"
DOWNLOADS = "downloads/index.html"
ACCESSIBILITY = "accessibility/index.html"
CORRECTIONS = "corrections/index.html"
CATALOGUE = "catalogue/index.html"
CATALOGUE_GUIDE = "catalogue/how-to-read/index.html"
CATALOGUE_CONTEXTS = "catalogue/contexts/index.html"
CATALOGUE_DOCUMENT = "downloads/catalogue.pdf"
SAFEGUARDS = "catalogue/safeguards/index.html"

_FOLDERS = {
    "indicator": "indicators",
    "framework": "frameworks",
    "context": "contexts",
    "case_mix": "case-mix-sets",
}


def segment(code: str) -> str:
    """Return a code as one safe part of an address: anything but letters, digits, ``-`` and ``_`` becomes ``_``."""
    return _UNSAFE.sub("_", code)


def practice(code: str) -> str:
    """Return a practice's page."""
    return f"practices/{segment(code)}/index.html"


def practice_file(code: str, kind: str) -> str:
    """Return a practice's download of `kind` csv or json."""
    return f"practices/{segment(code)}/{segment(code)}.{kind}"


def browse(by: str, part: str) -> str:
    """Return a page of the list of practices: `by` name, town or postcode, the `part` of it."""
    return f"practices/by-{by}/{segment(part.lower())}/index.html"


def indicator(indicator_id: str) -> str:
    """Return an indicator's page."""
    return f"indicators/{indicator_id}/index.html"


def indicator_file(indicator_id: str, kind: str) -> str:
    """Return an indicator's download of `kind` csv or json."""
    return f"indicators/{indicator_id}/{indicator_id}.{kind}"


def funnel(indicator_id: str, area: str) -> str:
    """Return the page of an indicator's practices in one area."""
    return f"indicators/{indicator_id}/areas/{segment(area)}/index.html"


def area(code: str) -> str:
    """Return an area's page."""
    return f"areas/{segment(code)}/index.html"


def area_file(code: str, kind: str) -> str:
    """Return an area's download of `kind` csv or json."""
    return f"areas/{segment(code)}/{segment(code)}.{kind}"


def table_file(table: str, kind: str) -> str:
    """Return a download of the whole release, of `kind` csv or json."""
    return f"downloads/{segment(table)}.{kind}"


def definition(kind: str, definition_id: str) -> str:
    """Return the page of a definition: `kind` indicator, framework, context or case_mix."""
    return f"catalogue/{_FOLDERS[kind]}/{segment(definition_id)}/index.html"


def catalogue_list(by: str) -> str:
    """Return the list of all indicators `by` framework, source or basis."""
    return f"catalogue/by-{by}/index.html"


def schema_file(kind: str) -> str:
    """Return the JSON Schema of a kind of definition."""
    return f"downloads/schema/{kind}.json"


def root_of(address: str) -> str:
    """Return how the page at `address` reaches the root of the site: ``../`` for each folder it lies in."""
    return "../" * address.count("/")
