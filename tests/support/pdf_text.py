"""The words of a PDF of ours, by the tables its fonts carry: what a screen reader is given."""

import io
import re
from functools import cache

import pikepdf

_CHARS = re.compile(r"beginbfchar(.*?)endbfchar", re.S)
_RANGES = re.compile(r"beginbfrange(.*?)endbfrange", re.S)
_HEX = re.compile(r"<([0-9A-Fa-f]+)>")


def pdf_text(content: bytes) -> str:
    """Return the text of every page in the order it is written, a space between pieces."""
    pdf = pikepdf.open(io.BytesIO(content))
    return " ".join(piece for page in pdf.pages for piece in _pieces(page))


def letters_of(text: str) -> str:
    """Return a text's letters and digits alone: hyphens at ends of lines and ligatures are the typesetter's."""
    for ligature, letters in (("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬀ", "ff"), ("ﬃ", "ffi"), ("ﬄ", "ffl")):
        text = text.replace(ligature, letters)
    return "".join(one for one in text if one.isalnum())


def _pieces(page: pikepdf.Page) -> list[str]:
    fonts = {
        str(name): _table(bytes(font.ToUnicode.read_bytes())) for name, font in page.resources.Font.items()
    }
    said, table = [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            table = fonts[str(operands[0])]
        elif str(operator) == "Tj":
            said.append(_decoded(bytes(operands[0]), table))
        elif str(operator) == "TJ":
            strings = [bytes(one) for one in operands[0] if isinstance(one, pikepdf.String)]
            said.append("".join(_decoded(one, table) for one in strings))
    return said


def _decoded(raw: bytes, table: dict[int, str]) -> str:
    codes = [int.from_bytes(raw[place : place + 2], "big") for place in range(0, len(raw), 2)]
    return "".join(table.get(code, "") for code in codes)


@cache
def _table(cmap: bytes) -> dict[int, str]:
    text, found = cmap.decode("latin-1"), {}
    for block in _CHARS.findall(text):
        codes = _HEX.findall(block)
        for code, letters in zip(codes[::2], codes[1::2], strict=True):
            found[int(code, 16)] = bytes.fromhex(letters).decode("utf-16-be")
    for block in _RANGES.findall(text):
        codes = _HEX.findall(block)
        for first, last, letters in zip(codes[::3], codes[1::3], codes[2::3], strict=True):
            start = int(letters, 16)
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = chr(start + step)
    return found
