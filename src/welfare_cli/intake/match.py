"""Which indicator a row means: by id, else by title; a near miss is offered, never taken."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from welfare_cli.ground.text import Guesses, folded
from welfare_cli.plan.indicator import Indicator

IGNORE = "-"
_NUMBERING = re.compile(r"^(?:[(\[]?\d{1,3}[)\].、]|[①-⑳]|[・･•●○◎■□◆◇▪‣-])+")
_BRACKETS = str.maketrans(dict.fromkeys("「」『』【】〔〕〈〉《》｢｣()[]", None))


@dataclass(frozen=True)
class Matched:
    """The indicator a name means, or why none is taken. `ignored` names were mapped to nothing."""

    indicator: Indicator | None = None
    ignored: bool = False
    near: str | None = None
    several: tuple[str, ...] = ()


class Names:
    """The names of a plan's indicators, and what a map of the user's own adds to them."""

    def __init__(self, indicators: Iterable[Indicator], mapped: Mapping[str, str]) -> None:
        self._by_id = {indicator.id: indicator for indicator in indicators}
        self._mapped = {name.strip(): target for name, target in mapped.items()}
        self._alike: dict[str, set[str]] = {}
        for name, target in mapped.items():
            self._alike.setdefault(comparable(name), set()).add(target)
        self._by_title: dict[str, list[Indicator]] = {}
        for indicator in self._by_id.values():
            titles = {comparable(t) for t in (indicator.title.ja, indicator.title.en) if t}
            for title in titles:
                self._by_title.setdefault(title, []).append(indicator)
        self._near_titles, self._near_ids = Guesses(self._by_title), Guesses(self._by_id)
        self._found: dict[str, Matched] = {}

    def match(self, name: str) -> Matched:
        """The indicator that the name means for certain."""
        if name not in self._found:
            self._found[name] = self._match(name)
        return self._found[name]

    def _match(self, name: str) -> Matched:
        exact = self._mapped.get(name.strip())
        alike = {exact} if exact else self._alike.get(comparable(name), set())
        if len(alike) > 1:  # 「①人数」 and 「②人数」, and this is neither
            return Matched(several=tuple(sorted(alike)))
        target = next(iter(alike), None)
        if target == IGNORE:
            return Matched(ignored=True)
        known = self._by_id.get(target or name.strip())
        if known:
            return Matched(known)
        found = self._by_title.get(comparable(name), [])
        if len(found) == 1:
            return Matched(found[0])
        return Matched(near=self._near(name), several=tuple(i.id for i in found))

    def _near(self, name: str) -> str | None:
        title = self._near_titles.nearest(comparable(name))
        return self._by_title[title][0].id if title else self._near_ids.nearest(name)


def comparable(text: str) -> str:
    """A title without width, case, spaces, brackets and a leading number or bullet."""
    plain = folded(_NUMBERING.sub("", text.strip()))
    return _NUMBERING.sub("", plain).translate(_BRACKETS) or plain
