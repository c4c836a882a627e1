"""An installation made and a year played in it: the one function that the demo's command calls."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType
from typing import Final

from django.conf import settings
from django.utils import timezone

from evenhand.accounts import releases
from evenhand.accounts.viewer import Viewer
from evenhand.config.seeding import (
    agreements,
    challenges,
    concerns,
    contacts,
    frameworks,
    inbox,
    joining,
    learning,
    letters,
    offers,
    outbox,
    publications,
    reviews,
    supporting,
    tasks,
)
from evenhand.config.seeding.clock import moved_clock
from evenhand.config.seeding.people import Cast
from evenhand.config.seeding.story import Scene, play
from evenhand.demo.parts import Parts
from evenhand.publication.installed import Shelf
from evenhand.web.practice.stores import FOLDER

STORIES: Final[tuple[ModuleType, ...]] = (
    publications,
    contacts,
    frameworks,
    agreements,
    supporting,
    challenges,
    concerns,
    reviews,
    letters,
    offers,
    learning,
    joining,
    tasks,
    inbox,
    outbox,
)
"""The modules that tell a story, each of one app. On one day they come in this order."""


def set_scene(editions: Mapping[str, Path], parts: Parts, today: date) -> Scene:
    """Install the releases, let people in, and return the scene; the database is there, and nobody in it."""
    shelf, cast = Shelf(settings.DATA), Cast(parts)
    scene = Scene(
        today=today,
        shelf=shelf,
        editions={
            season: releases.install(Viewer.machine(), shelf, path) for season, path in editions.items()
        },
        parts=parts,
        cast=cast,
    )
    with moved_clock() as clock:
        clock.to(scene.beginning - timedelta(days=1))
        cast.enter(parts.acting)
    return scene


def link_store(store: Path) -> None:
    """Link the store of what was ingested into the installation, so that figures lead down to their rows."""
    (settings.DATA / FOLDER).symlink_to(store.resolve(), target_is_directory=True)


def seed(
    editions: Mapping[str, Path],
    parts: Parts,
    say: Callable[[str], object] = print,
    today: date | None = None,
) -> Scene:
    """Play the year up to a day, today unless said, and say in a line each what it left behind."""
    scene = set_scene(editions, parts, today or timezone.localdate())
    stories = [module.story(scene) for module in STORIES]
    play(stories)
    for story in stories:
        say(f"  {story.told}")
    return scene
