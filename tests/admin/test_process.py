"""The process that serves pages stays small: it never loads the reader."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOAD_EVERYTHING = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "kb.settings"
django.setup()
import kb.urls, partnerships.tasks
print(sorted({name.partition(".")[0] for name in sys.modules} & {"spacy", "thinc"}))
"""


def test_neither_pages_nor_admin_nor_tasks_load_spacy():
    loaded = subprocess.run(
        [sys.executable, "-c", LOAD_EVERYTHING], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert loaded.stdout.strip() == "[]"
