"""Health that means something: the process, and the database behind it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder


def test_the_process_answers_without_asking_the_database(client):
    answer = client.get("/healthz")  # pytest-django refuses the database to this test
    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_ready_when_the_database_answers_and_has_every_migration(client):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"ready": True, "reasons": []})


@pytest.mark.django_db
def test_not_ready_while_a_migration_is_missing(client):
    MigrationRecorder(connection).record_unapplied("partnerships", "0002_knowledge_base")
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["reasons"] == ["The migration partnerships.0002_knowledge_base has not been applied."]


@pytest.mark.django_db
def test_not_ready_while_the_database_does_not_answer(client, monkeypatch):
    """The connection is pointed at a socket where nobody listens."""
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", {"host": "/nowhere"})
    answer = client.get("/readyz")
    monkeypatch.undo()
    assert (answer.status_code, answer.json()["reasons"]) == (503, ["The database does not answer."])
