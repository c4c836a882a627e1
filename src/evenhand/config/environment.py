"""Every setting of a running installation, read from its environment at once; every fault is told at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from evenhand.common.errors import InputError

T = TypeVar("T")

SHORTEST_KEY: Final = 50
"""Characters of a secret key in production: what Django's own check asks for."""

_POSTGRESQL_OPTIONS: Final = frozenset(
    {"application_name", "connect_timeout", "sslcert", "sslkey", "sslmode", "sslrootcert"}
)


@dataclass(frozen=True)
class Setting:
    """A setting: its name, what it means, and what holds where it is not given."""

    name: str
    meaning: str
    default: str = ""


SETTINGS: Final = tuple(
    Setting(*entry)
    for entry in (
        ("EVENHAND_SECRET_KEY", "Signs sessions and links; at least 50 characters that nobody else knows"),
        ("EVENHAND_DEBUG", "yes on a developer's machine only: shows the inside of errors to anybody", "no"),
        ("EVENHAND_HOSTS", "The names the site answers to, with commas", "localhost,127.0.0.1"),
        (
            "EVENHAND_DATA",
            "The folder of releases, uploads and, without DATABASE_URL, the database",
            "evenhand-data",
        ),
        ("DATABASE_URL", "postgresql://user:password@host:port/name; SQLite in EVENHAND_DATA if left out"),
        (
            "EVENHAND_EMAIL",
            "smtp://user:password@host:port, smtp+starttls:// or smtps://; the console if left out",
        ),
        ("EVENHAND_EMAIL_FROM", "The address letters come from", "profiles@localhost"),
        ("EVENHAND_PRODUCT_NAME", "What a practice's page is called, in the singular", "practice profile"),
        ("EVENHAND_HTTPS", "no only where nothing but this machine reaches the site", "yes"),
        (
            "EVENHAND_PROXIES",
            "How many proxies stand in front, each of which adds whom it heard from to X-Forwarded-For, 0 to 9",
            "0",
        ),
        ("EVENHAND_SESSION_HOURS", "Hours after signing in at which a session ends, 1 to 24", "8"),
        ("EVENHAND_OIDC_ISSUER", "The address of an organisation's own sign-in, with the next two"),
        ("EVENHAND_OIDC_CLIENT", "What the organisation's sign-in knows this site by"),
        ("EVENHAND_OIDC_SECRET", "The secret shared with the organisation's sign-in"),
        (
            "EVENHAND_OIDC_NAME",
            "What the organisation's sign-in is called on the button",
            "your organisation",
        ),
    )
)
"""Every setting, for the reading of them, for `evenhand serve --settings` and for the documentation."""

MEANINGS: Final[Mapping[str, str]] = {one.name: one.meaning for one in SETTINGS}
_DEFAULTS: Final[Mapping[str, str]] = {one.name: one.default for one in SETTINGS}


@dataclass(frozen=True)
class Oidc:
    """An organisation's own sign-in."""

    issuer: str
    client: str
    secret: str
    name: str

    @property
    def origin(self) -> str:
        """Where the sign-in's own pages are: the scheme and host of its address."""
        parts = urlsplit(self.issuer)
        return f"{parts.scheme}://{parts.netloc}"


@dataclass(frozen=True)
class Environment:
    """The settings of one installation. `database` and `email` are as Django takes them."""

    secret_key: str
    debug: bool
    hosts: tuple[str, ...]
    data: Path
    database: Mapping[str, Any]
    email: Mapping[str, Any]
    email_from: str
    product_name: str
    https: bool
    proxies: int
    session_hours: int
    oidc: Oidc | None

    @classmethod
    def read(cls, given: Mapping[str, str]) -> "Environment":
        """Read the settings; InputError naming every one that cannot be used, what was received and what to do."""
        faults: list[str] = []

        def read(name: str, reader: Callable[[str], T]) -> T | None:
            try:
                return reader(given.get(name, "").strip() or _DEFAULTS[name])
            except ValueError as error:
                faults.append(f"{name} {error}. It is: {MEANINGS[name]}")
                return None

        data = read("EVENHAND_DATA", _folder) or Path()
        values = {
            "secret_key": read("EVENHAND_SECRET_KEY", str),
            "debug": read("EVENHAND_DEBUG", _yes_or_no),
            "hosts": read("EVENHAND_HOSTS", _names),
            "data": data,
            "database": read("DATABASE_URL", lambda text: _database(text, data)),
            "email": read("EVENHAND_EMAIL", _email),
            "email_from": read("EVENHAND_EMAIL_FROM", _address),
            "product_name": read("EVENHAND_PRODUCT_NAME", str),
            "https": read("EVENHAND_HTTPS", _yes_or_no),
            "proxies": read("EVENHAND_PROXIES", _proxies),
            "session_hours": read("EVENHAND_SESSION_HOURS", _hours),
            "oidc": _oidc(given, faults),
        }
        unknown = sorted(name for name in given if name.startswith("EVENHAND_") and name not in MEANINGS)
        faults += [f"{name} is no setting. There are: {', '.join(MEANINGS)}" for name in unknown]
        if faults:
            raise InputError(
                "the installation's settings cannot be used",
                where="the environment",
                received="; ".join(faults),
                remedy="Mend each and start again",
            )
        return cls(**values)  # type: ignore[arg-type]

    def unsafe(self) -> tuple[str, ...]:
        """Return why this may not serve anybody but its developer; nothing when it may."""
        reasons = []
        if self.debug:
            reasons.append("EVENHAND_DEBUG is yes: errors would show the inside of the site")
        if len(self.secret_key) < SHORTEST_KEY or len(set(self.secret_key)) < 5:
            reasons.append(f"EVENHAND_SECRET_KEY is shorter than {SHORTEST_KEY} characters, or hardly varies")
        if not self.https:
            reasons.append("EVENHAND_HTTPS is no: passwords would travel for anybody to read")
        if "*" in self.hosts:
            reasons.append("EVENHAND_HOSTS allows every name, with which links in letters can be forged")
        return tuple(reasons)


def _yes_or_no(text: str) -> bool:
    known = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
    if text.lower() not in known:
        raise ValueError(f"is neither yes nor no, but {text!r}")
    return known[text.lower()]


def _folder(text: str) -> Path:
    path = Path(text).expanduser().resolve()
    if path.exists() and not path.is_dir():
        raise ValueError(f"is a file, not a folder: {text!r}")
    return path


def _names(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if not names or any("/" in name or " " in name for name in names):
        raise ValueError(f"is not names of hosts with commas, but {text!r}")
    return names


def _address(text: str) -> str:
    if "@" not in text or text.count("@") > 1:
        raise ValueError(f"is no e-mail address: {text!r}")
    return text


def _proxies(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) == 1):
        raise ValueError(f"is not a number from 0 to 9, but {text!r}")
    return int(text)


def _hours(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 24:
        raise ValueError(f"is not hours from 1 to 24, but {text!r}")
    return int(text)


def _database(text: str, data: Path) -> Mapping[str, Any]:
    if not text:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(data / "evenhand.sqlite3"),
            # Writers wait for each other instead of giving up, and readers for nobody.
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
            },
        }
    parts = urlsplit(text)
    if parts.scheme not in ("postgresql", "postgres") or len(parts.path) < 2:
        # The address may hold a password, so it is not repeated.
        raise ValueError(f"begins with {parts.scheme or 'nothing'}:// or names no database")
    more = dict(parse_qsl(parts.query))
    socket = more.pop("host", "")
    if unknown := sorted(more.keys() - _POSTGRESQL_OPTIONS):
        raise ValueError(f"has options that are not known here: {', '.join(unknown)}")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or socket,
        "PORT": _port(parts),
        "OPTIONS": more,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _port(parts: SplitResult) -> str:
    try:
        return str(parts.port or "")
    except ValueError:
        raise ValueError("names a port that is no number from 1 to 65535") from None


def _email(text: str) -> Mapping[str, Any]:
    if not text:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(text)
    if parts.scheme not in ("smtp", "smtps", "smtp+starttls") or not parts.hostname:
        raise ValueError(f"begins with {parts.scheme or 'nothing'}:// or names no host")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": int(_port(parts) or (465 if parts.scheme == "smtps" else 25)),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp+starttls",
        "EMAIL_TIMEOUT": 20,
    }


def _oidc(given: Mapping[str, str], faults: list[str]) -> Oidc | None:
    names = ("EVENHAND_OIDC_ISSUER", "EVENHAND_OIDC_CLIENT", "EVENHAND_OIDC_SECRET")
    values = [given.get(name, "").strip() for name in names]
    if not any(values):
        return None
    if not all(values):
        faults.append(f"{', '.join(names)} are given together or not at all")
        return None
    issuer, client, secret = values
    if not urlsplit(issuer).netloc:
        faults.append(f"{names[0]} is no address: {issuer!r}. It is: {MEANINGS[names[0]]}")
    return Oidc(
        issuer, client, secret, given.get("EVENHAND_OIDC_NAME", "").strip() or _DEFAULTS["EVENHAND_OIDC_NAME"]
    )
