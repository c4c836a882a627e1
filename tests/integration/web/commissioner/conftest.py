"""A commissioner whose practices were visited, but for those a test wants otherwise."""

from collections.abc import Callable

import pytest
from django.test import Client

from support.contacts import BIRCH, noted
from support.web import MadePeople


@pytest.fixture
def in_touch(people: MadePeople) -> None:
    """Every practice of the area was visited of late, so that R-18 holds nothing back."""
    noted(people, days_ago=10)
    noted(people, days_ago=20, practice=BIRCH)


@pytest.fixture
def performance(signed_in: Callable[..., Client]) -> Client:
    """Somebody of the performance team of 00A."""
    return signed_in("performance")
