"""The private PostgreSQL of a checkout: python -m kb.devdb start|stop|status|url|destroy|throwaway -- CMD."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from kb import pgbinaries
from kb.pgbinaries import DatabaseTrouble, can_enter, private_folder, reachable_place, say
from kb.pgprocess import answers, server_pid, stop_server, tail

REPOSITORY = Path(__file__).resolve().parent.parent
SERVER_SETTINGS = {
    "listen_addresses": "",
    "port": "5432",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "jit": "off",
}
FAST_AND_FORGETFUL = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}


class Cluster:
    """A PostgreSQL server of our own, on a unix socket that only its account can open."""

    def __init__(self, root: Path, durable: bool = True) -> None:
        self.root = root.resolve()
        self.durable = durable
        key = hashlib.sha256(os.fsencode(self.root)).hexdigest()[:12]
        # Not below the root: a socket's path may have 107 bytes at most.
        self.socket_dir = Path("/tmp") / f"kb-pg-{os.geteuid()}-{key}"  # noqa: S108 - private_folder guards it
        self.moved = pgbinaries.REACHABLE / key

    @property
    def home(self) -> Path:
        """Where the data lies: at the root, or elsewhere when the server's account cannot get there."""
        return self.moved if self.moved.is_dir() else self.root

    def url(self, db: str = "kb") -> str:
        """The address as DATABASE_URL takes it; nothing is started."""
        return f"postgresql://kb@/{quote(db, safe='')}?host={quote(str(self.socket_dir))}"

    def ready(self) -> bool:
        """Whether the server takes connections."""
        try:
            if self.socket_dir.lstat().st_uid != pgbinaries.server_uid():
                return False
        except FileNotFoundError:
            return False
        return answers(self.socket_dir / ".s.PGSQL.5432")

    def start(self) -> str:
        """Start unless it runs, and return its url; raises DatabaseTrouble with the server's own words."""
        if not self.ready():
            with self._locked():
                if not self.ready():
                    self._launch()
        return self.url()

    def stop(self) -> None:
        """Stop if it runs; sessions that are open are ended."""
        if self.home.is_dir():
            with self._locked():
                for pid_file in self.home.glob("*/postmaster.pid"):
                    stop_server(pid_file)

    def destroy(self) -> None:
        """Stop, and remove the data."""
        self.stop()
        for folder in (self.moved, self.root, self.socket_dir):
            shutil.rmtree(folder, ignore_errors=True)

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        self._settle()
        with (self.home / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _settle(self) -> None:
        if self.home == self.moved:
            return
        if re.search(r'["$`\\\n]', str(self.root)):
            raise DatabaseTrouble(f"PostgreSQL cannot start in a path with quotes, $ or backslashes: {self.root}")
        self.root.parent.mkdir(parents=True, exist_ok=True)
        private_folder(self.root)
        if can_enter(self.root):
            return
        if next(self.root.glob("*/PG_VERSION"), None):
            raise DatabaseTrouble(f"Out of reach of PostgreSQL's account: {self.root}; chmod o+x what is above it")
        reachable_place()
        private_folder(self.moved)
        say(f"the database lies in {self.moved}: PostgreSQL's account cannot enter {self.root}")

    def _launch(self) -> None:
        data = self.home / self._major()
        private_folder(self.socket_dir)
        if not (data / "PG_VERSION").exists():
            self._initialise(data)
        for lock in (data / "postmaster.pid", self.socket_dir / ".s.PGSQL.5432.lock"):
            if lock.exists() and server_pid(lock, data) is None:
                lock.unlink()
        settings = {**SERVER_SETTINGS, "unix_socket_directories": str(self.socket_dir)}
        settings |= {} if self.durable else FAST_AND_FORGETFUL
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        command = ("-D", data, "-w", "-t", "60", "-l", data / "server.log", "-o", options, "start")
        printed = ""
        for wait in (0.0, 0.3, 1.0, 2.0, 4.0):  # what a killed server left behind needs a moment to notice
            time.sleep(wait)
            code, printed = pgbinaries.run(pgbinaries.find() / "pg_ctl", *command)
            if code == 0:
                return
        raise DatabaseTrouble(f"PostgreSQL did not start:\n{printed}{tail(data / 'server.log')}")

    def _major(self) -> str:
        version = self._tool("postgres", "--version")
        found = re.search(r"\) (\d+)", version)
        if found is None:
            raise DatabaseTrouble(f"This is no PostgreSQL: {version}")
        return found[1]

    def _initialise(self, data: Path) -> None:
        """Made aside and renamed, so that a start that was cut off leaves no half cluster."""
        for other in self.home.glob("*/PG_VERSION"):
            say(f"a new, empty database: {other.parent} is of another PostgreSQL; dump and load to keep it")
        aside = data.with_suffix(".new")
        shutil.rmtree(aside, ignore_errors=True)
        private_folder(aside)
        locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if int(data.name) >= 17 else []
        sync = [] if self.durable else ["--no-sync"]
        common = ("-U", "kb", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8")
        self._tool("initdb", "-D", aside, *common, *locale, *sync)
        self._tool("postgres", "--single", "-D", aside, "postgres", given="CREATE DATABASE kb\n")
        aside.rename(data)

    def _tool(self, name: str, *arguments: Path | str, given: str = "") -> str:
        code, printed = pgbinaries.run(pgbinaries.find() / name, *arguments, given=given)
        if code:
            raise DatabaseTrouble(f"{name} failed ({code}):\n{printed}")
        return printed


def data_dir() -> Path:
    """Where this checkout keeps what it makes: KB_DATA_DIR, else var/ beside the code."""
    return Path(os.environ.get("KB_DATA_DIR") or REPOSITORY / "var").resolve()


def default() -> Cluster:
    """The cluster of this checkout."""
    return Cluster(data_dir() / "pg")


def ensure() -> str:
    """The url of this checkout's cluster, started if need be."""
    return default().start()


def main(arguments: list[str]) -> int:
    """The command line; the exit code is 0, 1 after trouble, 2 for a wrong call, or that of CMD."""
    cluster = default()
    match arguments:
        case ["start"]:
            print(cluster.start())
        case ["stop"]:
            cluster.stop()
        case ["status"]:
            print("running" if cluster.ready() else "stopped", cluster.home)
        case ["url"]:
            print(cluster.url())
        case ["destroy"]:
            cluster.destroy()
        case ["throwaway", "--", _, *_]:
            from kb.throwaway import run_with_cluster  # it needs this module

            return run_with_cluster(arguments[2:])
        case _:
            say(__doc__ or "")
            return 2
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except DatabaseTrouble as trouble:
        sys.exit(f"{trouble}")
