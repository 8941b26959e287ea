"""Chromium as the system has it, a site with a worker, and an editor who can log in."""

from __future__ import annotations

import shutil

import pytest

from tests.working import empty_queue, worker

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Without a sandbox, which needs more rights than a container or a build machine gives."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    return {**browser_type_launch_args, "executable_path": found, "args": ["--no-sandbox", "--disable-dev-shm-usage"]}


@pytest.fixture(scope="session")
def base_url():
    """Every test has the address of its own site; the plugin's fixture of this name warns on this pytest."""


@pytest.fixture(scope="session", autouse=True)
def _side_by_side():
    """Playwright keeps an event loop in this thread; Django would refuse to ask the database beside it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture
def site(live_server, editor):
    """The address of a site with an editor "marta" and a worker."""
    with worker(wait=True):
        yield live_server.url
    empty_queue()


@pytest.fixture
def page(page):
    """A page on which nothing may go wrong unseen: no error of a script, nothing the policy had to block."""
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    yield page
    assert troubles == []
