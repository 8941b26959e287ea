"""granian, with workers that cannot outlive it: an orphan would keep the port from the next start."""

from __future__ import annotations

import os
import signal

from granian.cli import entrypoint

from kb.supervisor import end_with_parent


def main() -> None:
    """Takes granian's own arguments."""
    os.register_at_fork(after_in_child=lambda: end_with_parent(os.getppid(), signal.SIGKILL))
    # granian's command line bears no types.
    entrypoint()  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    main()
