"""`evenhand sources`: every dataset that is read."""

from evenhand.cli import app
from evenhand.cli.options import AsJson
from evenhand.cli.printing import print_json, print_table, say


@app.command()
def sources(as_json: AsJson = False) -> None:
    """List every dataset it reads: id, publisher, file patterns, cadence, licence."""
    from evenhand.sources import all_sources

    found = all_sources()
    if as_json:
        keys = ("id", "title", "publisher", "licence", "cadence", "url", "patterns")
        records = [{key: getattr(one, key) for key in keys} for one in found]
        for record, one in zip(records, found, strict=True):
            record["measures"] = [{"id": m.id, "title": m.title, "unit": m.unit} for m in one.measures]
        print_json(records)
        return
    rows = [(one.id, one.publisher, ", ".join(one.patterns), one.cadence, one.licence) for one in found]
    print_table(("id", "publisher", "usual file names", "cadence", "licence"), rows)
    say("\nFiles are recognised by what is in them, not by their names.")
