"""Which trigger words tell of the same agreement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from partnerships.extraction.components.links.pooling import Links

JOIN = 0.0  # mean score from which a trigger joins the agreement before it


def grouped(links: Links, triggers: Sequence[int], join: float = JOIN) -> list[list[int]]:
    """Numbers of the triggers, one list per agreement; each joins the group it fits best, or begins one."""
    score: dict[tuple[int, int], float] = {(i, j): float(row[0]) for i, j, row in links.rows("same")}
    home: dict[int, int] = {}
    groups: list[list[int]] = []
    near: dict[int, list[int]] = defaultdict(list)
    for i, j in score:
        near[j].append(i)
    for trigger in triggers:
        told: dict[int, list[float]] = defaultdict(list)
        for other in near[trigger]:
            if other in home:
                told[home[other]].append(score[other, trigger])
        best = max(told, key=lambda g: (np.mean(told[g]), g), default=None)
        if best is not None and np.mean(told[best]) > join:
            groups[best].append(trigger)
            home[trigger] = best
        else:
            home[trigger] = len(groups)
            groups.append([trigger])
    return groups
