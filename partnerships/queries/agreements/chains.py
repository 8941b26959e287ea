"""Which agreements belong together: the frame, its parts and theirs."""

from __future__ import annotations

from django.db import connection

from partnerships.models import Agreement

DEEPEST = 8

_CHAIN = """
WITH RECURSIVE above AS (
    SELECT id, part_of_id, 0 AS depth FROM partnerships_agreement WHERE id = %(id)s
    UNION ALL
    SELECT frame.id, frame.part_of_id, depth + 1
    FROM partnerships_agreement frame JOIN above ON frame.id = above.part_of_id WHERE depth < %(deepest)s
), chain AS (
    (SELECT id, 0 AS depth FROM above ORDER BY above.depth DESC LIMIT 1)
    UNION
    SELECT part.id, depth + 1
    FROM partnerships_agreement part JOIN chain ON part.part_of_id = chain.id WHERE depth < 2 * %(deepest)s
)
SELECT id FROM chain
"""


def chain_of(agreement: Agreement) -> list[int]:
    """Ids of the agreements of one chain, this one among them; a single id where nothing is linked."""
    with connection.cursor() as cursor:
        cursor.execute(_CHAIN, {"id": agreement.pk, "deepest": DEEPEST})
        return sorted({pk for (pk,) in cursor.fetchall()})
