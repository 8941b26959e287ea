"""`make run`, whole: it starts, serves, survives crashes, and leaves nothing behind."""

from __future__ import annotations

import http.cookiejar
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.devdb import Cluster

REPOSITORY = Path(__file__).resolve().parents[2]


class Site:
    """A running `python -m kb.run`, and what it has said."""

    def __init__(self, data_dir: Path, port: int) -> None:
        self.data_dir, self.port = data_dir, port
        self.lines: list[str] = []
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.browser = urllib.request.build_opener(cookies)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "kb.run"],
            cwd=REPOSITORY,
            env={**os.environ, "DATABASE_URL": "", "KB_DATA_DIR": str(data_dir), "PORT": str(port)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def read_until(self, pattern: str) -> str:
        """The first line that has the pattern; fails with all that was said when the site ends instead."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line)
            if re.search(pattern, line):
                return line
        pytest.fail(f"never said {pattern!r}:\n{''.join(self.lines)}")

    def open(self, path: str, **fields: str) -> tuple[int, str, str]:
        """Status, final address and text of a page; with fields they are posted."""
        data = urllib.parse.urlencode(fields).encode() if fields else None
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data)
        with self.browser.open(request, timeout=30) as page:
            return page.status, page.url, page.read().decode()

    def wait_for_an_answer(self, seconds: float = 20) -> None:
        deadline = time.monotonic() + seconds
        while True:
            try:
                assert self.open("/admin/login/")[0] == 200
                return
            except OSError:
                assert time.monotonic() < deadline
                time.sleep(0.1)

    def web_worker(self) -> int:
        """The process that answers."""
        return self.granian()[1]

    def granian(self) -> tuple[int, int]:
        """granian itself, a child of the supervisor, and its only child, the worker."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        commands = {int(pid): Path(f"/proc/{pid}/cmdline").read_text() for pid in children}
        (granian,) = [pid for pid, command in commands.items() if "kb.web" in command]
        return granian, int(Path(f"/proc/{granian}/task/{granian}/children").read_text().split()[0])


@pytest.fixture(scope="module")
def data_dir() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="kb-run-test-"))
    folder.chmod(0o755)
    yield folder / "with a space"
    Cluster(folder / "with a space/pg").destroy()
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def site(data_dir: Path, port: int) -> Iterator[Site]:
    started = Site(data_dir, port)
    started.read_until("ready in")
    yield started
    started.process.terminate()
    started.process.communicate(timeout=60)


def test_the_first_start_makes_an_account_that_can_log_in_and_edit(site, data_dir):
    login = data_dir / "editor-login.txt"
    name, password = re.findall(r"\S+$", login.read_text(), re.M)
    assert login.stat().st_mode & 0o777 == 0o600
    assert f"  password  {password}\n" in site.lines
    _, _, form = site.open("/admin/login/")
    token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', form)[0]
    status, address, page = site.open(
        "/admin/login/?next=/admin/", username=name, password=password, csrfmiddlewaretoken=token
    )
    assert (status, urllib.parse.urlsplit(address).path) == (200, "/admin/")
    assert "/admin/partnerships/" in page


def test_a_killed_web_worker_is_said_and_replaced(site):
    os.kill(site.web_worker(), signal.SIGKILL)
    assert site.read_until("ended").startswith("web ended (")
    site.wait_for_an_answer()


def test_after_kill_9_of_run_and_server_the_next_start_serves_on_the_same_port(site, data_dir, port):
    granian, _ = site.granian()
    site.process.kill()
    os.kill(granian, signal.SIGKILL)
    site.process.communicate(timeout=30)
    again = Site(data_dir, port)
    again.read_until("ready in")
    assert again.open("/admin/login/")[0] == 200
    again.process.terminate()
    again.process.communicate(timeout=60)


def test_told_to_end_it_stops_the_database_and_frees_the_port(site, data_dir, port):
    site.process.send_signal(signal.SIGINT)
    said, _ = site.process.communicate(timeout=60)
    assert (site.process.returncode, said.splitlines()[-1]) == (0, "ending")
    assert not Cluster(data_dir / "pg").ready()
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
