"""Every text of the app that can be translated: of Python, of the app's templates and of those of signing in.

Besides what stands in ``gettext`` and its like: the words of the cycle's tables (titles of steps, meanings of states,
sentences of guards), what is told to whoever asked for what cannot be, and what the record calls what was done. These
are written plainly, as the record keeps them, and translated where they are shown.
"""

import ast
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGES = ("accounts", "config", "cycle", "definitions", "pages", "publication", "web")
"""Packages whose texts people read in their language; all others are in English."""
FILES = ("statistics/spc/suitability.py",)
"""Files of other packages of which people read a text: why there is no run chart."""

GETTEXT = frozenset({"_", "gettext", "gettext_lazy", "gettext_noop", "noop"})
PLURAL = frozenset({"ngettext", "ngettext_lazy"})
CONTEXT = frozenset({"pgettext", "pgettext_lazy"})
TABLES = {
    "Transition": (1,),
    "Guard": (1,),
    "Machine": (1,),
    "record": (1, 2),
    "Crumb": (0,),
    "Word": (0, 1),
    "Safeguard": (1,),
    "Held": (1,),
}
"""Where the words stand among the arguments of what tables and the record are made by."""
REFUSALS = frozenset({"InputError", "NotAllowed", "Refused"})
TEMPLATE_OPTIONS = {
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "newstyle_gettext": "true",
    "silent": "false",
}
"""As :func:`evenhand.web.rendering.environment` lays templates out."""


@dataclass(frozen=True)
class Message:
    """A text, or the pair of its singular and plural, and the file it is in."""

    text: str | tuple[str, str]
    path: str
    context: str | None = None
    comments: tuple[str, ...] = ()


def messages(root: Path) -> Iterator[Message]:
    """Yield every text, file by file; one that stands in two files twice."""
    for package in PACKAGES:
        folder = root / "src" / "evenhand" / package
        for path in sorted(folder.rglob("*.py")):
            if "migrations" not in path.parts:
                yield from of_python(path.read_text(encoding="utf-8"), str(path.relative_to(root)))
    for file in FILES:
        path = root / "src" / "evenhand" / file
        yield from of_python(path.read_text(encoding="utf-8"), str(path.relative_to(root)))
    yield from of_rules()
    web, pages = root / "src" / "evenhand" / "web", root / "src" / "evenhand" / "pages"
    for path in [
        *sorted((pages / "templates").rglob("*.html")),
        *sorted((web / "templates").rglob("*.html")),
    ]:
        yield from of_template(path.read_text(encoding="utf-8"), str(path.relative_to(root)))
    for path in sorted((web / "sign_in_templates").rglob("*.*")):
        yield from of_sign_in(path.read_text(encoding="utf-8"), str(path.relative_to(root)))


def of_python(source: str, path: str) -> Iterator[Message]:
    """Yield the texts of Python."""
    for call in calls(ast.parse(source)):
        name, texts = name_of(call), [_text(argument) for argument in call.args]
        if name in GETTEXT and texts and texts[0]:
            yield Message(texts[0], path)
        elif name in PLURAL and texts[0] and texts[1]:
            yield Message((texts[0], texts[1]), path)
        elif name in CONTEXT and texts[0] and texts[1]:
            yield Message(texts[1], path, context=texts[0])
        elif name in TABLES:
            yield from (Message(text, path) for at in TABLES[name] if (text := _at(texts, at)))
        elif name in REFUSALS:
            told = [_at(texts, 0), *(_text(one.value) for one in call.keywords if one.arg == "remedy")]
            yield from (Message(text, path) for text in told if text)
        if name in ("Machine", "Texts"):
            yield from _values(call, path)


def of_rules() -> Iterator[Message]:
    """Yield what the rules of definitions hold, numbers and all; not the one that names what is never said."""
    from evenhand.definitions.rules import all_rules
    from evenhand.definitions.wording import banned_words_in

    for rule in (one for one in all_rules() if not banned_words_in(one.sentence)):
        yield Message(rule.sentence, f"src/evenhand/definitions/rules/{rule.name}.py")


def of_template(source: str, path: str) -> Iterator[Message]:
    """Yield the texts of a template of ours."""
    from jinja2.ext import babel_extract

    read = io.BytesIO(source.encode())
    for _, _, text, comments in babel_extract(read, tuple(GETTEXT | PLURAL), [], TEMPLATE_OPTIONS):
        found = [one for one in (text if isinstance(text, tuple) else [text]) if one]
        if found:
            yield Message(
                found[0] if len(found) == 1 else (found[0], found[1]), path, comments=tuple(comments)
            )


def of_sign_in(source: str, path: str) -> Iterator[Message]:
    """Yield the texts of a template of signing in, which is Django's."""
    from babel.messages.extract import extract

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "evenhand.config.settings")
    from django.utils.translation.template import templatize

    read = io.BytesIO(templatize(source).encode())
    for _, text, _, _ in extract("python", read):
        yield Message(text if isinstance(text, str) else (text[0], text[1]), path)


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Yield every call, in the order of the text."""
    found = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return iter(sorted(found, key=lambda node: (node.lineno, node.col_offset)))


def name_of(call: ast.Call) -> str:
    """Return the last name of what is called."""
    called = call.func
    return called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")


def _values(call: ast.Call, path: str) -> Iterator[Message]:
    for argument in [*call.args, *(one.value for one in call.keywords)]:
        if isinstance(argument, ast.Dict):
            yield from (Message(text, path) for value in argument.values if (text := _text(value)))


def _at(texts: list[str], at: int) -> str:
    return texts[at] if at < len(texts) else ""


def _text(node: ast.expr) -> str:
    """Return a literal text, "" for anything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
