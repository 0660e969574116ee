"""A page: titled parts of finished texts, in the order they are read. All page formats show it."""

from dataclasses import dataclass

from welfare_cli.present.chart.scene import Scene
from welfare_cli.present.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Fact:
    """A text under its name, and the tone it is coloured in."""

    name: str
    text: str
    tone: str | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart still to be drawn as wide as there is room, and what each of its marks means."""

    scene: Scene
    meanings: dict[str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """A titled part: whatever it has of facts, a drawing, a table and sentences, in this order."""

    title: str
    facts: tuple[Fact, ...] = ()
    drawing: Drawing | None = None
    table: Sheet | None = None
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """The whole: `path` and `lead` stand below the title.

    `notices` are what a reader must not miss.
    """

    title: str
    path: tuple[str, ...]
    lead: tuple[str, ...]
    notices: tuple[str, ...]
    parts: tuple[Part, ...]
