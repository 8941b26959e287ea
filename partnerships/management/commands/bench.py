"""Measure pages and endpoints: time, queries and weight of each, on the facts in the database."""

from __future__ import annotations

import gzip
import json
import statistics
import time
from argparse import ArgumentParser
from dataclasses import asdict, dataclass
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from partnerships.queries.samples import busiest_addresses


@dataclass(frozen=True)
class Measurement:
    """One address: server times in milliseconds, sizes in bytes."""

    address: str
    status: int
    queries: int
    median_ms: float
    p95_ms: float
    size: int
    compressed: int


class Command(BaseCommand):
    help = "Measure each page and endpoint on its busiest record. An empty database is filled with seeds/ first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--requests", type=int, default=200, help="timed requests for each address (default 200)")
        parser.add_argument("--big", action="store_true", help="fill an empty database with BIG instead of seeds/")
        parser.add_argument("--json", action="store_true", help="print JSON instead of a table")

    def handle(self, *args: Any, requests: int, big: bool, json: bool, **options: Any) -> None:
        if requests < 1:
            raise CommandError("--requests is at least 1; nothing was measured.")
        call_command("migrate", verbosity=0)
        if not busiest_addresses():
            call_command("generate") if big else call_command("load_seeds")
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        self._report([self._measured(address, requests) for address in busiest_addresses()], as_json=json)

    def _measured(self, address: str, requests: int) -> Measurement:
        client = Client(SERVER_NAME="localhost")
        client.get(address)  # compiles templates and opens the connection
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(address)
        queries = len(captured)  # now: the next request empties the log
        times = sorted(_milliseconds(client, address, number) for number in range(requests))
        return Measurement(
            address=address,
            status=answer.status_code,
            queries=queries,
            median_ms=round(statistics.median(times), 1),
            p95_ms=round(times[int(0.95 * (len(times) - 1))], 1),
            size=len(answer.content),
            compressed=len(gzip.compress(answer.content)),
        )

    def _report(self, rows: list[Measurement], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps([asdict(row) for row in rows], indent=1))
            return
        self.stdout.write(f"{'status':>6} {'queries':>7} {'median':>9} {'p95':>9} {'bytes':>9} {'gzip':>8}  address")
        for row in rows:
            times = f"{row.median_ms:>6} ms {row.p95_ms:>6} ms"
            self.stdout.write(
                f"{row.status:>6} {row.queries:>7} {times} {row.size:>9,} {row.compressed:>8,}  {row.address}"
            )


def _milliseconds(client: Client, address: str, number: int) -> float:
    """The server time of one request; raises CommandError where it is refused. Callers take turns, as many may ask."""
    start = time.perf_counter()
    answer = client.get(address, REMOTE_ADDR=f"192.0.2.{number % 250}")
    took = (time.perf_counter() - start) * 1000
    if answer.status_code != 200:
        raise CommandError(f"{address} answered {answer.status_code} instead of 200; nothing was measured.")
    return took
