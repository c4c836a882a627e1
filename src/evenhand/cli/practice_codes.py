"""Codes of practices named on the command line: those of a release, or those in a file."""

from pathlib import Path

from evenhand.common.errors import InputError


def practice_codes_in(path: Path) -> list[str]:
    """Return the codes of a release's practices, or those in a column of a text file, each once and in order.

    InputError where there is neither.
    """
    if path.is_dir():
        from evenhand.release import Release

        return sorted(Release.open(path).practices["code"].to_list())
    return _in_file(path)


def _in_file(path: Path) -> list[str]:
    from evenhand.sources import PublishedFile
    from evenhand.sources.reading.returns.groups import read_practice
    from evenhand.sources.reading.workbooks.text_sheet import text_sheet

    file = PublishedFile(path, named=True)
    sheet = text_sheet(file.content, file.name, file.head.delimiter)
    columns = ([read_practice(text, None).text for text in texts] for _, texts in sheet.columns())
    codes = max(([code for code in column if code] for column in columns), key=len, default=[])
    if not codes:
        raise InputError(
            "no column of this file holds practice codes",
            where=path,
            received=list(file.head.first[:8]),
            remedy="Name a release, or a CSV with a column of codes such as A81001",
        )
    return list(dict.fromkeys(codes))
