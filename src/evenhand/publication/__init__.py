"""The static public site and its open data, rendered from the pages of a release; and a small server to look at it."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from evenhand.publication.site import PublishedSite, publish

__all__ = ["PublishedSite", "publish"]


def __getattr__(name: str) -> Any:
    # Loaded when asked for: the web app needs parts of this package, and not what writes a whole site.
    if name in __all__:
        from evenhand.publication import site

        return getattr(site, name)
    raise AttributeError(name)
