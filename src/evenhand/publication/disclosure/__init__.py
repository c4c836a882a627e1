"""Disclosure control at the exit: what is published never lets a small count of people be worked out.

A release holds true counts for those who may see them. What leaves for the public goes through :class:`PublicRelease`:
small counts hidden, larger ones rounded, further ones hidden where the hidden could be found by subtraction.
"""

from evenhand.publication.disclosure.profiles import PROFILES, Profile
from evenhand.publication.disclosure.public_release import PublicRelease

__all__ = ["PROFILES", "Profile", "PublicRelease"]
