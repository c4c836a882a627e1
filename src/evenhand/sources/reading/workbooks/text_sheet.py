"""A text file as one sheet, so that a return is read alike from CSV and from a workbook."""

import csv
import io

from evenhand.common.errors import SourceError
from evenhand.sources.reading.heads import encoding_of
from evenhand.sources.reading.workbooks.sheet import Sheet, SheetRow


def text_sheet(content: bytes, name: str, delimiter: str) -> Sheet:
    """Split a text file into rows of stripped cells; rows without a cell that holds something are left out."""
    text = content.decode(encoding_of(content, name)).replace("\0", "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = []
    try:
        for number, record in enumerate(reader, start=1):
            cells = [cell.strip() for cell in record]
            if any(cells):
                rows.append(SheetRow(number, tuple(cells)))
    except csv.Error as error:
        raise SourceError(
            "the file cannot be split into cells",
            where=name,
            received=str(error),
            remedy="Save it again as CSV UTF-8; a quotation mark may be opened and not closed again",
        ) from error
    return Sheet("", tuple(rows), ragged=True)
