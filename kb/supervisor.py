"""Keeps a few commands running together: restarts what crashes, ends all when told to."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence

ENDINGS = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
WATCHED = ENDINGS | {signal.SIGCHLD}
FIRST_PAUSE, LONGEST_PAUSE, STABLE_AFTER = 0.5, 30.0, 60.0  # seconds
PR_SET_PDEATHSIG = 1
TICK = 0.05  # seconds
LIBC = ctypes.CDLL(None)


class Child:
    """One command, its process while it runs, and when to start it again."""

    def __init__(self, name: str, command: Sequence[str]) -> None:
        self.name = name
        self.command = list(command)
        self.process: subprocess.Popen[bytes] | None = None
        self.pause = FIRST_PAUSE
        self.due = self.started = 0.0

    def start(self, environment: Mapping[str, str]) -> None:
        parent = os.getpid()

        def tie_to_parent() -> None:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, WATCHED)
            end_with_parent(parent, signal.SIGTERM)

        self.started = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            env=environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C in the terminal is ours to pass on
            preexec_fn=tie_to_parent,  # safe, for the supervisor has no threads
        )

    def take_leave(self) -> int | None:
        """The exit code when the process has just ended; what it left in its session is ended too."""
        if self.process is None or (code := self.process.poll()) is None:
            return None
        self.send(signal.SIGKILL)
        self.process = None
        now = time.monotonic()
        self.pause = FIRST_PAUSE if now - self.started > STABLE_AFTER else self.pause
        self.due = now + self.pause
        return code

    def send(self, number: signal.Signals, everyone: bool = True) -> None:
        """Signal the process, with its own children or without."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                (os.killpg if everyone else os.kill)(self.process.pid, number)


class Supervisor:
    """Runs named commands until Ctrl-C or SIGTERM; `say` gets a line for everything worth knowing."""

    def __init__(
        self, commands: Mapping[str, Sequence[str]], environment: Mapping[str, str], say: Callable[[str], None]
    ) -> None:
        self.children = [Child(name, command) for name, command in commands.items()]
        self.environment = environment
        self.say = say

    def run(self, until_true: Callable[[], bool] = lambda: True, patience: float = 20.0) -> None:
        """Return when told to end; `until_true` is asked often until it says so, `patience` is in seconds."""
        with _blocked_signals():
            try:
                done = False
                while not self._told_to_end(TICK if not done else self._next_due()):
                    done = done or until_true()
                    self._restart_the_ended()
            finally:
                self._end(patience)

    def _told_to_end(self, timeout: float) -> bool:
        for child in self.children:
            if child.process is None and child.due <= time.monotonic():
                child.start(self.environment)
        got = signal.sigtimedwait(WATCHED, timeout)
        return got is not None and got.si_signo in ENDINGS

    def _next_due(self) -> float:
        due = [child.due - time.monotonic() for child in self.children if child.process is None]
        return max(0.0, min(due, default=3600.0))

    def _restart_the_ended(self) -> None:
        for child in self.children:
            if (code := child.take_leave()) is not None:
                self.say(f"{child.name} ended ({ended_by(code)}); starting it again in {child.pause:g} s")
                child.pause = min(child.pause * 2, LONGEST_PAUSE)

    def _end(self, patience: float) -> None:
        for child in self.children:
            child.send(signal.SIGTERM, everyone=False)
        deadline = time.monotonic() + patience
        while self._alive() and (left := deadline - time.monotonic()) > 0:
            got = signal.sigtimedwait(WATCHED, left)
            if got is not None and got.si_signo in ENDINGS:  # told twice: no more patience
                break
        for child in self.children:
            child.send(signal.SIGKILL)
            if child.process is not None:
                child.process.wait()

    def _alive(self) -> bool:
        return any(child.process is not None and child.process.poll() is None for child in self.children)


def end_with_parent(parent: int, number: signal.Signals) -> None:
    """Have the kernel send this process a signal when its parent ends, however that happens."""
    LIBC.prctl(PR_SET_PDEATHSIG, number, 0, 0, 0)
    if os.getppid() != parent:  # it ended before we asked
        os._exit(1)


def ended_by(code: int) -> str:
    """An exit code in words."""
    return f"exit code {code}" if code >= 0 else signal.Signals(-code).name


@contextlib.contextmanager
def _blocked_signals() -> Iterator[None]:
    """Signals wait until sigtimedwait asks for them, so none can slip between a look and a sleep."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, WATCHED)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
