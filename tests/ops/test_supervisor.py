"""The supervisor with real processes: they end, crash, hang, leave children, and lose their parent."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
SUPERVISE = """
import json, os, sys
from kb.supervisor import Supervisor
commands, patience = json.loads(sys.argv[1]), float(sys.argv[2])
Supervisor(commands, os.environ, lambda line: print(line, flush=True)).run(patience=patience)
print("all ended")
"""
POLITE = "trap 'echo bye >> said; exit' TERM; echo here >> said; while :; do sleep 0.05; done"
STUBBORN = "trap '' TERM; echo here >> said; while :; do sleep 0.05; done"


@pytest.fixture
def supervise(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    started: list[subprocess.Popen[str]] = []

    def start(patience: float = 10, **scripts: str) -> subprocess.Popen[str]:
        commands = {name: ["sh", "-c", script] for name, script in scripts.items()}
        run = subprocess.Popen(
            [sys.executable, "-c", SUPERVISE, json.dumps(commands), str(patience)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(run)
        return run

    yield start
    for run in started:
        run.terminate()
        run.communicate(timeout=15)


def said(folder: Path, name: str = "said") -> list[str]:
    return (folder / name).read_text().split() if (folder / name).exists() else []


def until(true: Callable[[], bool], seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while not true() and time.monotonic() < deadline:
        time.sleep(0.02)
    return true()


def lives(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_it_lets_every_command_say_goodbye(supervise, tmp_path, ending):
    run = supervise(web=POLITE, worker=POLITE)
    assert until(lambda: said(tmp_path) == ["here", "here"])
    run.send_signal(ending)
    assert run.communicate(timeout=10)[0] == "all ended\n"
    assert (run.returncode, said(tmp_path)) == (0, ["here", "here", "bye", "bye"])


def test_a_crash_is_said_in_one_line_and_the_command_started_again(supervise, tmp_path):
    run = supervise(web="[ -e said ] || { echo crashed > said; exit 3; }; " + POLITE, worker="sleep 60")
    assert run.stdout.readline() == "web ended (exit code 3); starting it again in 0.5 s\n"
    assert until(lambda: said(tmp_path) == ["crashed", "here"])


def test_what_crashes_at_once_is_started_again_more_and_more_slowly(supervise):
    run = supervise(web="kill -9 $$")
    assert [run.stdout.readline() for _ in range(3)] == [
        "web ended (SIGKILL); starting it again in 0.5 s\n",
        "web ended (SIGKILL); starting it again in 1 s\n",
        "web ended (SIGKILL); starting it again in 2 s\n",
    ]


def test_what_a_crashed_command_leaves_behind_is_ended(supervise, tmp_path):
    run = supervise(web="sleep 60 & echo $! >> said; exit 1")
    run.stdout.readline()
    assert until(lambda: not lives(said(tmp_path)[0]))


def test_no_command_outlives_a_killed_supervisor(supervise, tmp_path):
    run = supervise(web="echo $$ >> said; exec sleep 60", worker="echo $$ >> said; exec sleep 60")
    assert until(lambda: len(said(tmp_path)) == 2)
    run.kill()
    assert until(lambda: not any(lives(pid) for pid in said(tmp_path)))


def test_a_command_that_will_not_end_is_killed_when_patience_is_over(supervise, tmp_path):
    run = supervise(patience=0.5, web=STUBBORN)
    assert until(lambda: said(tmp_path) == ["here"])
    run.terminate()
    assert run.communicate(timeout=5)[0] == "all ended\n"


def test_told_twice_it_has_no_patience(supervise, tmp_path):
    run = supervise(patience=60, web=STUBBORN, worker=POLITE)
    assert until(lambda: said(tmp_path) == ["here", "here"])
    run.terminate()
    assert until(lambda: "bye" in said(tmp_path))
    run.terminate()
    assert run.communicate(timeout=5)[0] == "all ended\n"


def site(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kb.run"],
        cwd=REPOSITORY,
        env={**os.environ, "DATABASE_URL": "", "KB_DATA_DIR": str(folder), **environment},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_a_taken_port_is_said_with_what_to_do_before_anything_is_started(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = site(tmp_path, PORT=str(port))
    assert done.stderr == (
        f"Port {port} cannot be had (Address already in use). Choose another one: PORT={port + 1} make run\n"
    )
    assert (done.returncode, done.stdout, list(tmp_path.iterdir())) == (1, "", [])


def test_a_port_that_is_no_number_is_refused(tmp_path):
    done = site(tmp_path, PORT="http")
    assert (done.stderr, done.returncode) == ("PORT is “http”; write a number from 1 to 65535.\n", 1)
