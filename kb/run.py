"""The whole site on this machine: database, web server and worker, until Ctrl-C (`make run`)."""

from __future__ import annotations

import contextlib
import fcntl
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from types import FrameType

from kb import devdb
from kb.pgbinaries import DatabaseTrouble
from kb.supervisor import ENDINGS, Supervisor

HOST = "127.0.0.1"
THREADS = "8"


def say(line: str) -> None:
    print(line, flush=True)


class FirstAnswer:
    """Asks the site's front page until it answers, then says so; never waits itself."""

    def __init__(self, port: int, since: float) -> None:
        self.port = port
        self.since = since
        self.connection: socket.socket | None = None

    def __call__(self) -> bool:
        try:
            status = self._look()
        except OSError:
            self._hang_up()
            return False
        if not status:
            return False
        self._hang_up()
        say(f"ready in {time.monotonic() - self.since:.1f} s: http://localhost:{self.port}/")
        if not status.split()[1].startswith((b"2", b"3")):
            say(f"but the first page answered {status.decode(errors='replace')}")
        say("Ctrl-C ends everything")
        return True

    def _look(self) -> bytes:
        if self.connection is None:
            self.connection = socket.create_connection((HOST, self.port), timeout=1)
            self.connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        if not select.select([self.connection], [], [], 0)[0]:
            return b""
        answer = self.connection.recv(1024)
        if not answer.startswith(b"HTTP/"):
            raise ConnectionError("the server went away")
        return answer.split(b"\r\n", 1)[0]

    def _hang_up(self) -> None:
        if self.connection is not None:
            self.connection.close()
        self.connection = None


def wanted_port() -> int:
    """PORT, or 8000; ends the program with what to do when it is no port, or taken."""
    wanted = os.environ.get("PORT") or "8000"
    if not wanted.isdecimal() or not 0 < int(wanted) < 65536:
        sys.exit(f"PORT is “{wanted}”; write a number from 1 to 65535.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(wanted)))
        except OSError as error:
            sys.exit(
                f"Port {wanted} cannot be had ({error.strerror}). Choose another one: PORT={int(wanted) + 1} make run"
            )
    return int(wanted)


@contextlib.contextmanager
def database() -> Iterator[str]:
    """The url of the database; a private cluster is stopped afterwards, unless another run still uses it."""
    if given := os.environ.get("DATABASE_URL"):
        yield given
        return
    cluster = devdb.default()
    devdb.data_dir().mkdir(parents=True, exist_ok=True)
    with (devdb.data_dir() / "run.lock").open("w") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        say("starting the database")
        try:
            yield cluster.start()
        finally:
            for number in ENDINGS:  # impatience must not leave the server behind
                signal.signal(number, signal.SIG_IGN)
            with contextlib.suppress(BlockingIOError):
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                cluster.stop()


def commands(port: int) -> dict[str, list[str]]:
    """What runs beside each other."""
    python = [sys.executable, "-m"]
    listen = ["--host", HOST, "--port", str(port), "--workers", "1", "--blocking-threads", THREADS]
    quiet = ["--no-ws", "--log-level", "error", "--workers-kill-timeout", "10"]
    return {
        "web": [*python, "kb.web", "--interface", "wsgi", *listen, *quiet, "kb.wsgi:application"],
        "worker": [sys.executable, "manage.py", "procrastinate", "worker", "--shutdown-graceful-timeout", "10"],
    }


def _end(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def main() -> None:
    since = time.monotonic()
    port = wanted_port()
    for number in ENDINGS:
        signal.signal(number, _end)
    with database() as url:
        environment = {**os.environ, "DATABASE_URL": url, "PYTHONUNBUFFERED": "1"}
        preparing = [sys.executable, "-m", "kb.prepare"]
        prepared = subprocess.run(preparing, env=environment, check=False, start_new_session=True)
        if prepared.returncode:
            sys.exit(f"The database could not be made ready (exit code {prepared.returncode}); the reason is above.")
        login = devdb.data_dir() / "editor-login.txt"
        if login.exists():
            say(f"editor's login (remove {login} once you know it):\n{login.read_text().rstrip()}")
        say("starting the site and its worker")
        Supervisor(commands(port), environment, say).run(FirstAnswer(port, since))
        say("ending")


if __name__ == "__main__":
    os.chdir(devdb.REPOSITORY)
    try:
        main()
    except DatabaseTrouble as trouble:
        sys.exit(f"{trouble}")
