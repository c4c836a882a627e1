"""The static public site and its open data, rendered from the pages of a release; and a small server to look at it."""

from evenhand.publication.site import PublishedSite, publish

__all__ = ["PublishedSite", "publish"]
