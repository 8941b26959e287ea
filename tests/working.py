"""A real worker on the test database, for the tests that need one."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from asgiref.sync import sync_to_async
from django.db import connection, connections

from partnerships.tasks import rescue_stalled

ROOT = Path(__file__).parents[1]


def empty_queue() -> None:
    """After a test that commits, Django empties its own tables, but not those of the queue."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers, procrastinate_periodic_defers CASCADE")


@contextmanager
def worker(*, wait: bool) -> Iterator[subprocess.Popen[bytes]]:
    """A worker process on the test database; `wait` keeps it until it is told to stop."""
    name = connection.settings_dict["NAME"]
    server = connection.get_connection_params()
    url = f"postgresql://{server['user']}@/{name}?host={server['host']}"
    wish = [] if wait else ["--one-shot"]
    command = [sys.executable, "manage.py", "procrastinate", "worker", *wish]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "DATABASE_URL": url, "PYTHONWARNINGS": "ignore"})
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def rescue() -> None:
    """What the worker does every minute for jobs of dead workers; in a thread, for a browser may hold the loop here."""

    async def once() -> None:
        await rescue_stalled(silence=0)
        await sync_to_async(connections.close_all)()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, once()).result()


def until(holds: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)
