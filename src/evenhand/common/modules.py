"""Find packages by what is in them, so that adding one is adding a folder."""

import importlib
import pkgutil
from importlib.util import find_spec


def packages_with(module: str, *, of: str) -> list[str]:
    """Return the packages directly inside the package `of` that have a module of this name, by name."""
    parent = importlib.import_module(of)
    names = [f"{of}.{found.name}" for found in pkgutil.iter_modules(parent.__path__) if found.ispkg]
    return sorted(name for name in names if find_spec(f"{name}.{module}"))
