"""The context note: what must be known to read a value fairly. No figure is shown, exported or served without one."""

from dataclasses import dataclass

from evenhand.common.errors import EvenhandError


class ContextNoteMissing(EvenhandError):
    """A figure came without its context note. It is not rendered; a release that passes `verify` has none such."""


@dataclass(frozen=True)
class ContextNote:
    """A context note that says something. Every figure and every exported row is built with one."""

    text: str

    def __post_init__(self) -> None:
        if not self.text or not self.text.strip():
            raise ContextNoteMissing(
                "A figure has no context note, so it cannot be shown. Received: "
                f"{self.text!r}. Verify the release and assess again with definitions that pass the check."
            )

    def __str__(self) -> str:
        return self.text
