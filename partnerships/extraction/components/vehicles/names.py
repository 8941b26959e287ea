"""Vehicle models: the tagged names gathered, later short forms with the full one."""

from __future__ import annotations

from collections import defaultdict

from partnerships.extraction.article import Article
from partnerships.extraction.components.links.schema import Label
from partnerships.names import key


def name_vehicles(article: Article) -> None:
    """Sets `vehicles_at`; a name directly after its marque is told with it."""
    numbers = article.numbers(Label.VEH)
    names = {number: article.words(number) for number in numbers}
    homes = _homes({key(name) or name for name in names.values()})
    gathered: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        own = key(names[number]) or names[number]
        gathered[homes.get(own, own)].append(number)
    for members in gathered.values():
        name = max((names[n] for n in members), key=len)
        article.vehicles_at.update(dict.fromkeys(members, name))


def _homes(names: set[str]) -> dict[str, str]:
    """The longer name that each shorter one stands for, if just one begins or ends with it."""
    longer: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for space in (place for place, character in enumerate(name) if character == " "):
            for part in (name[:space], name[space + 1 :]):
                longer[part].add(name)
    found = {name: min(longer[name]) for name in names if len(longer.get(name, ())) == 1}
    return {name: found.get(home, home) for name, home in found.items()}
