"""A running PostgreSQL server, asked and ended without PostgreSQL's programs."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import struct
import time
from pathlib import Path


def answers(address: Path) -> bool:
    """What pg_isready asks, without needing the program."""
    wanted = struct.pack("!I", 3 << 16) + b"user\0kb\0database\0postgres\0\0"
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(5)
        try:
            connection.connect(str(address))
            connection.sendall(struct.pack("!I", len(wanted) + 4) + wanted)
            reply = connection.recv(1024)
        except OSError:
            return False
    starting_or_stopping = b"C57P03" in reply
    return bool(reply) and not starting_or_stopping


def server_pid(lock: Path, data: Path) -> int | None:
    """The process a lock file names, if it serves this data; after a crash the number may be anybody's."""
    try:
        pid = int(lock.read_text().split("\n", 1)[0])
        command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except (OSError, ValueError):
        return None
    return pid if os.fsencode(data) in command else None


def stop_server(pid_file: Path) -> None:
    """End the server that a postmaster.pid names: politely, then less so."""
    for means, patience in ((signal.SIGINT, 30.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0)):
        pid = server_pid(pid_file, pid_file.parent)
        if pid is None:
            return
        os.kill(pid, means)
        deadline = time.monotonic() + patience
        while server_pid(pid_file, pid_file.parent) == pid and time.monotonic() < deadline:
            time.sleep(0.02)


def tail(log: Path) -> str:
    """The last words of a log, or nothing."""
    with contextlib.suppress(OSError):
        return log.read_text(errors="replace")[-2000:]
    return ""
