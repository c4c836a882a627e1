"""What can go wrong in fetching, all of which the user can act on: exit code 2."""

from evenhand.common.errors import InputError


class FetchError(InputError):
    """A file cannot be fetched, or what came is not what was asked for."""


class Interrupted(Exception):
    """A try failed in a way that may pass: the connection broke, timed out, or the server was too busy.

    `wait` is how many seconds the server asked to be left alone, if it did.
    """

    def __init__(self, why: str, wait: float | None = None) -> None:
        super().__init__(why)
        self.why, self.wait = why, wait


class PastTheEnd(Interrupted):
    """The server was asked for what comes after the end of the file. `total` is how long it is, None where not said."""

    def __init__(self, total: int | None) -> None:
        super().__init__("the server's file is not longer than what we have of it")
        self.total = total
