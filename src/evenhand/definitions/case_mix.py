"""The case-mix set: contexts that are allowed for together, with the reason they belong together."""

from typing import Annotated

from pydantic import Field

from evenhand.definitions.base import Identifier, Part, Text, Title
from evenhand.definitions.parts import Status


class CaseMixDefinition(Part):
    """A named set of contexts. An indicator that names it has its contexts as covariates."""

    id: Identifier
    """The name of the file and of the set in indicators."""

    title: Title
    """What it is, in a few words."""

    why: Text
    """Why these circumstances, and no others, are allowed for in figures of this kind."""

    covariates: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    """The contexts of the set."""

    resources: Text | None = None
    """Why resources are allowed for in figures of this kind; a set without a reason holds none."""

    not_yet: tuple[Text, ...] = ()
    """Circumstances that belong to the set and that no figures by practice are to be had of, one a sentence."""

    author: Text
    """Who wrote the definition."""

    status: Status
    """Where it stands in its life, and why."""
