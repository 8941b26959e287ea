"""A command with a PostgreSQL of its own, fast and forgotten when the command ends."""

from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from types import FrameType

from kb.devdb import Cluster

PREFIX = "kb-throwaway-"
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def run_with_cluster(command: list[str]) -> int:
    """Run a command with DATABASE_URL set; its exit code, or 128 and the signal that ended it or us."""
    _sweep()
    root = Path(tempfile.mkdtemp(prefix=PREFIX))
    cluster = Cluster(root, durable=False)
    for number in ENDINGS:
        signal.signal(number, _end)
    try:
        with (root / ".alive").open("w") as alive:
            fcntl.flock(alive, fcntl.LOCK_EX)
            return _run(command, cluster.start())
    finally:
        for number in ENDINGS:  # impatience must not leave a server behind
            signal.signal(number, signal.SIG_IGN)
        cluster.destroy()


def _run(command: list[str], url: str) -> int:
    process = subprocess.Popen(command, env={**os.environ, "DATABASE_URL": url})
    try:
        code = process.wait()
    except SystemExit as ended:
        _see_off(process, told=ended.code == 128 + signal.SIGINT)
        raise
    return code if code >= 0 else 128 - code


def _see_off(process: subprocess.Popen[bytes], told: bool) -> None:
    """Ctrl-C in a terminal has reached the command too, which may then finish by itself."""
    steps = [process.terminate, process.kill]
    for step in [process.poll, *steps] if told else steps:
        step()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
            return


def _end(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _sweep() -> None:
    """Remove what runs ended by kill -9 left behind."""
    for root in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            old = time.time() - root.stat().st_mtime > 60
            with (root / ".alive").open() as alive:
                fcntl.flock(alive, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:  # in use, or another user's
            continue
        if old:
            Cluster(root).destroy()
