"""Called inside a running site by :meth:`support.web_site.RunningSite.do`: time that passes for a review."""

from support.made_reviews import at_rest


def fortnight_with_papers(number: int) -> int:
    """Let the papers of a review have been with the practice for twenty days."""
    from evenhand.cycle.reviews.models import Review

    at_rest("reviews_pack", Review.objects.get(pk=number).pack.pk, sent_on=20, earliest_on=6)
    return number
