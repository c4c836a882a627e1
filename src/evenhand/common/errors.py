"""One hierarchy of errors: those a user can act on, and our own.

Every message has three parts: what is wrong and where, what was received, and what to do. The exit code of the
command line is an attribute of the class.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

EXIT_DONE = 0
EXIT_ANSWER_IS_NO = 1
EXIT_WRONG_INPUT = 2
EXIT_OUR_FAULT = 3

_NOTHING = object()


class EvenhandError(Exception):
    """Any error of ours. Exit code 3 unless a subclass says otherwise."""

    exit_code = EXIT_OUR_FAULT


class InputError(EvenhandError):
    """The call or the input is wrong, and the user can mend it.

    Parameters
    ----------
    what : what is wrong, as a sentence without its full stop.
    where : the file, row, column or option it is in.
    received : what came; shown with ``repr``. Left out when there is nothing to show.
    remedy : what to do, as an imperative sentence without its full stop.
    """

    exit_code = EXIT_WRONG_INPUT

    def __init__(
        self, what: str, *, where: str | Path = "", received: Any = _NOTHING, remedy: str = ""
    ) -> None:
        self.what, self.where, self.remedy = what, str(where), remedy
        self.received = None if received is _NOTHING else received
        sentence = what if what.endswith(".") else f"{what}."
        parts = [f"{self.where}: {sentence}" if self.where else sentence]
        if received is not _NOTHING:
            parts.append(f"Received: {received!r}.")
        if remedy:
            parts.append(f"{remedy}.")
        super().__init__(" ".join(parts))


class SourceError(InputError):
    """A published file cannot be read as the dataset it is or claims to be."""


class StoreError(InputError):
    """The store is not one, is in use, or cannot be written."""


class ReleaseError(InputError):
    """A release is missing, broken or would be overwritten."""


class PublicationError(InputError):
    """A site cannot be published as asked."""


class NotAllowed(InputError):
    """Somebody asked for what their role may not do, or what a rule forbids in this state."""


Level = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Issue:
    """One thing wrong with a file of ours, found by a rule: where it is, how bad, and the remedy."""

    file: str
    line: int
    level: Level
    rule: str
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.level}: {self.message} [{self.rule}]. {self.remedy}."


class DefinitionError(InputError):
    """One or more definitions break a rule. Carries every issue, not the first."""

    def __init__(self, issues: Sequence[Issue]) -> None:
        self.issues = tuple(sorted(issues))
        count = len(self.issues)
        super().__init__(
            f"{count} problem{'' if count == 1 else 's'} in the definitions:\n"
            + "\n".join(str(issue) for issue in self.issues)
        )
