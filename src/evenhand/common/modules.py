"""Find packages by what is in them, so that adding one is adding a folder."""

import importlib
import pkgutil
from pathlib import Path


def packages_with(module: str, *, of: str) -> list[str]:
    """Return the packages directly inside the package `of` that have a module of this name, by name.

    They are not imported: whoever asks may do so before what they need is there.
    """
    parent = importlib.import_module(of)
    return sorted(
        f"{of}.{found.name}"
        for folder in parent.__path__
        for found in pkgutil.iter_modules([folder])
        if found.ispkg
        and (
            (Path(folder) / found.name / f"{module}.py").is_file()
            or (Path(folder) / found.name / module).is_dir()
        )
    )
