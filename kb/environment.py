"""The environment variables of the site, read and checked once at start.

A local site needs none: it keeps a private PostgreSQL and its secret under KB_DATA_DIR. With
KB_PRODUCTION=1 the database, the secret and the host names must be given.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
SHORTEST_KEY = 50


@dataclass(frozen=True)
class Environment:
    """Checked values; `database_url` is the private cluster's where none is given."""

    production: bool
    debug: bool
    https: bool
    secret_key: str
    allowed_hosts: list[str]
    trusted_origins: list[str]
    database_url: str
    pool_size: int
    data_dir: Path


def read() -> Environment:
    """Raises ImproperlyConfigured with the name of the first variable that is missing or wrong."""
    production = _flag("KB_PRODUCTION")
    data_dir = Path(os.environ.get("KB_DATA_DIR") or BASE_DIR / "var").resolve()
    if production and _flag("KB_DEBUG"):
        raise ImproperlyConfigured("KB_DEBUG shows internals to visitors; it cannot go with KB_PRODUCTION.")
    hosts = _words("KB_ALLOWED_HOSTS") or ([] if production else LOCAL_HOSTS)
    if not hosts:
        raise ImproperlyConfigured("KB_ALLOWED_HOSTS is missing: the host names of the site, separated by commas.")
    return Environment(
        production=production,
        debug=_flag("KB_DEBUG"),
        https=_flag("KB_HTTPS"),
        secret_key=_secret_key(production, data_dir),
        allowed_hosts=hosts,
        trusted_origins=[f"https://{host}" for host in hosts if host != "*"] if _flag("KB_HTTPS") else [],
        database_url=_database_url(production),
        pool_size=_number("KB_POOL_SIZE", default=8),
        data_dir=data_dir,
    )


def version() -> str:
    """The version of the first released heading in the changelog."""
    match = re.search(r"^## \[?(\d+\.\d+\.\d+)", (BASE_DIR / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    return match[1] if match else "0.0.0"


def _flag(name: str) -> bool:
    value = os.environ.get(name, "").strip().lower()
    if value not in {"", "0", "1", "true", "false", "yes", "no"}:
        raise ImproperlyConfigured(f"{name} is “{value}”; write 1 or 0.")
    return value in {"1", "true", "yes"}


def _number(name: str, default: int) -> int:
    value = os.environ.get(name) or str(default)
    if not value.isdecimal() or int(value) < 1:
        raise ImproperlyConfigured(f"{name} is “{value}”; write a whole number above 0.")
    return int(value)


def _words(name: str) -> list[str]:
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def _database_url(production: bool) -> str:
    if url := os.environ.get("DATABASE_URL"):
        if not re.match(r"postgres(ql)?://", url):  # the address itself may hold a password
            raise ImproperlyConfigured("DATABASE_URL does not begin with postgresql://; the site needs PostgreSQL.")
        return url
    if production:
        raise ImproperlyConfigured("DATABASE_URL is missing: postgresql://user:password@host/database.")
    from kb import devdb  # a production image has no use for it

    return devdb.default().url()


def _secret_key(production: bool, data_dir: Path) -> str:
    if key := os.environ.get("KB_SECRET_KEY"):
        if len(key) < SHORTEST_KEY:
            raise ImproperlyConfigured(f"KB_SECRET_KEY has {len(key)} characters; write at least {SHORTEST_KEY}.")
        return key
    if production:
        raise ImproperlyConfigured(f"KB_SECRET_KEY is missing: at least {SHORTEST_KEY} random characters.")
    path = data_dir / "secret-key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(50))
        with contextlib.suppress(FileExistsError):  # another start was quicker: its key holds
            os.link(fresh, path)  # whole or not at all
        fresh.unlink()
    return path.read_text()
