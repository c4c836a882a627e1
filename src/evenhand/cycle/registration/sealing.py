"""What somebody wrote, sealed so that a copy of the database alone does not give it away.

The key is made from the installation's secret key by HKDF (RFC 5869); the seal is Fernet's, which also shows tampering.
"""

import base64
import json
from dataclasses import asdict, dataclass

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_PURPOSE = b"evenhand requests to join"


@dataclass(frozen=True)
class Asked:
    """What somebody who would like to join says of themselves: as little as a practice needs to answer."""

    name: str
    contact: str
    postcode: str
    note: str = ""


def sealed(asked: Asked) -> bytes:
    """Return it encrypted."""
    return _key().encrypt(json.dumps(asdict(asked)).encode())


def opened(seal: bytes | memoryview) -> Asked | None:
    """Return what was sealed; None when the installation's key is another by now, or somebody changed it."""
    try:
        return Asked(**json.loads(_key().decrypt(bytes(seal))))
    except InvalidToken:
        return None


def _key() -> Fernet:
    derive = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE)
    return Fernet(base64.urlsafe_b64encode(derive.derive(settings.SECRET_KEY.encode())))
