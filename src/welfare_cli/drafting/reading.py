"""One row of a plan's list to the baseline, target and unit of an indicator, with what is open."""

from dataclasses import dataclass, field
from decimal import Decimal

from welfare_cli.drafting.column_words import Part
from welfare_cli.drafting.columns import YEARS_OF, year_in
from welfare_cli.drafting.draft import DraftIndicator, Value
from welfare_cli.drafting.listing import Line, Listing
from welfare_cli.drafting.promises import Promise, read_promise, trend_in
from welfare_cli.drafting.units import unit_of
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import Problem, ProblemKind, Severity
from welfare_cli.ground.quantity import NumberError
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import N_, Message
from welfare_cli.intake.cell_errors import CellError
from welfare_cli.intake.cells import unit_matches
from welfare_cli.intake.spans import fit, without_spans

NO_UNIT = "－"


_WHY: dict[str, Message] = {
    "two-values": N_("holds more than one value"),
    "prose": N_("is not a value that can be read for certain"),
    "grouping": N_("has commas that do not part thousands"),
    "a-year": N_("holds only a year"),
    "too-long": N_("has more than 15 digits"),
    "not-a-number": N_("is not a number"),
    "years-disagree": N_("names one year in two ways that disagree"),
    "year": N_("names no fiscal year that can be read"),
    "no-year": N_("has no fiscal year: neither in the cell, nor in a column, nor in the header"),
    "no-baseline": N_("needs the baseline value, which was not read"),
    "milestone": N_("is an earlier target that cannot stand as a milestone"),
    "unit": N_("has another unit than the indicator"),
    "direction": N_("names no direction that is known"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """What a cell promises, the column it stands in, and the year it is for."""

    promise: Promise
    column: int
    year: FiscalYear | None


DRAFT_UNREAD = ProblemKind(
    "draft-unread",
    N_("{cell}: “{text}” ({column}) {why}"),
    N_(
        "Look at the place marked TO CHECK in the plan file and write there what is meant; or mend "
        "the table and make the plan anew."
    ),
    severity=Severity.WARNING,
)
DRAFT_ASSUMED = ProblemKind(
    "draft-assumed",
    N_("{cell}: “{text}” ({column}): {what}: {value}"),
    N_(
        "Where that is right, delete the comment TO CHECK in the plan file; else write what is "
        "meant."
    ),
    severity=Severity.WARNING,
)


@dataclass
class RowReader:
    """Reads the cells of one row into an indicator; `last` is the plan's last year.

    `asides` are columns that say more than a plan has keys for: 約, 速報, ※1, a second baseline.
    """

    listing: Listing
    line: Line
    into: DraftIndicator
    last: FiscalYear | None
    asides: list[int] = field(default_factory=list)

    def read(self) -> None:
        """Fill in baseline, target and what belongs to them."""
        baselines = self._found(Part.BASELINE) or self._found(Part.CURRENT)
        targets = self._found(Part.TARGET)
        self._unit([*baselines, *targets])
        self.asides += [f.column for f in (*baselines, *targets) if f.promise.notes]
        self.asides += [f.column for f in baselines[1:]]
        start = baselines[0] if baselines else None
        self.into.data["baseline"] = self._baseline(start) if start else None
        self.into.data["target"] = self._target(targets) if targets else None
        self._direction()
        self._total()

    def problem(self, kind: ProblemKind, column: int, **facts: str) -> Problem:
        """A problem at a cell of the row."""
        grid, row = self.listing.grid, self.line.row
        text = one_line(grid.cell(row, column).text)[:80]
        known = {"cell": grid.name(row, column), "text": text, "column": self._header(column)}
        return Problem(kind, grid.place(row, column), known | facts)

    def unread(self, key: str, column: int, why: str) -> None:
        """Leave the key open, because of what the cell says or lacks."""
        told = _WHY[why]
        self.into.question(key, self.problem(DRAFT_UNREAD, column, why=told))

    def _header(self, column: int) -> str:
        return self.listing.header(column)[:40]

    def _found(self, part: Part) -> list[Found]:
        """What the columns of a part promise; what cannot be read is left open."""
        found = []
        key = "target" if part is Part.TARGET else "baseline"
        for number, column in enumerate(self.listing.at(part)):
            try:
                promise = read_promise(self.listing.grid.cell(self.line.row, column), None)
            except CellError as error:
                self.unread(key, column, error.kind.code.removeprefix("cell-"))
                continue
            except NumberError:
                self.unread(key, column, "too-long")
                continue
            if promise:
                year = promise.year or self._year(part, number, key)
                year = year or self.listing.columns[column].year
                found.append(Found(promise, column, year))
        return found

    def _year(self, part: Part, number: int, key: str) -> FiscalYear | None:
        """The year in a column of its own; an empty cell means the same as above."""
        columns = self.listing.at(YEARS_OF[part])
        if not columns:
            return None
        column = columns[min(number, len(columns) - 1)]
        for row in range(self.line.row, self.listing.first - 1, -1):
            text = self.listing.grid.cell(row, column).text.strip()
            if text:
                year = year_in(text)
                if year is None and row == self.line.row:
                    self.unread(key, column, "year")
                return year
        return None

    def _baseline(self, found: Found) -> Value:
        promise = found.promise
        if promise.value is None and not (promise.direction or promise.like_now):
            return None
        plain = promise.high is None and not promise.bound and not promise.every_year
        if promise.value is None or not plain:
            self.unread("baseline", found.column, "prose")
            return None
        if found.year is None:
            self.unread("baseline", found.column, "no-year")
            return None
        self._hold_unit("baseline", found)
        return {"year": found.year, "value": promise.value}

    def _target(self, found: list[Found]) -> Value:
        dated = sorted((f for f in found if f.year), key=lambda f: f.year.number if f.year else 0)
        final = dated[-1] if len(dated) == len(found) else None
        if len(found) == 1:
            final = found[0]
        if final is None:
            self.unread("target", next(f.column for f in found if not f.year), "no-year")
            return None
        year = final.year or self.last
        if year is None:
            self.unread("target", final.column, "no-year")
            return None
        target = self._promised(final, year)
        if target is not None and final.year is None:
            facts = {
                "what": N_("no target year is written; taken for the plan's last year"),
                "value": year.told(),
            }
            self.into.question("target", self.problem(DRAFT_ASSUMED, final.column, **facts))
        return self._with_milestones(target, dated[:-1], final)

    def _with_milestones(self, target: Value, earlier: list[Found], final: Found) -> Value:
        points: list[Value] = []
        for found in earlier:
            value = found.promise.value
            if value is None or found.promise.high is not None or found.year == final.year:
                if found.promise.direction or found.promise.like_now or value is not None:
                    self.unread("target", found.column, "milestone")
            else:
                points.append({"year": found.year, "value": value})
                self.asides += [found.column] if found.promise.is_strict else []
        if points and isinstance(target, dict) and "value" in target:
            target["milestones"] = points
            return target
        for found in earlier if points else ():
            self.unread("target", found.column, "milestone")
        return target

    def _promised(self, found: Found, year: FiscalYear) -> Value:
        promise, start = found.promise, self._start()
        strict: dict[str, Value] = {"strict": True} if promise.is_strict else {}
        if promise.direction:
            return {"year": year, "direction": promise.direction}
        if promise.like_now:
            if start is None:
                self.unread("target", found.column, "no-baseline")
                return None
            self._side(promise.bound)
            held: dict[str, Value] = {"year": year, "value": start, "every_year": True}
            return held | strict
        if promise.value is None:
            return None
        self._hold_unit("target", found)
        if promise.high is not None:
            return {"year": year, "range": {"low": promise.value, "high": promise.high}}
        target: dict[str, Value] = {"year": year, "value": promise.value}
        if promise.every_year or self._is_held(promise, start):
            target["every_year"] = True
            self._side(promise.bound)
        elif promise.bound and start is None:
            self.into.data["direction"] = "decrease" if promise.bound == "max" else "increase"
        return target | strict

    def _start(self) -> Decimal | None:
        baseline = self.into.data["baseline"]
        value = baseline.get("value") if isinstance(baseline, dict) else None
        return value if isinstance(value, Decimal) else None

    def _is_held(self, promise: Promise, start: Decimal | None) -> bool:
        """Whether the bound is kept already: 90 以上, from 95, is to be held and not reached."""
        if start is None or promise.value is None or not promise.bound:
            return False
        return start >= promise.value if promise.bound == "min" else start <= promise.value

    def _side(self, bound: str) -> None:
        if bound:
            self.into.data["better"] = "lower" if bound == "max" else "higher"

    def _direction(self) -> None:
        """What a column of its own says of the direction; needed only where numbers say none."""
        columns = self.listing.at(Part.DIRECTION)
        text = self.listing.text(self.line.row, Part.DIRECTION)
        target = self.into.data["target"]
        if not columns or not text:
            return
        trend = trend_in(text)
        if not trend:
            self.unread("direction", columns[0], "direction")
        elif isinstance(target, dict) and "value" in target and not target.get("every_year"):
            self.into.data["direction"] = trend

    def _total(self) -> None:
        """Whether the name or the unit says 累計; only what grows can be a total."""
        texts = (self.line.name, self.listing.text(self.line.row, Part.UNIT))
        words = [word for text in texts for word in without_spans(text)[1]]
        start, target = self._start(), self.into.data["target"]
        goal = target.get("value") if isinstance(target, dict) else None
        grows = start is not None and isinstance(goal, Decimal) and goal > start
        if grows and fit(words, cumulative=True):
            self.into.data["cumulative"] = True

    def _hold_unit(self, key: str, found: Found) -> None:
        if not unit_matches(found.promise.unit, (str(self.into.data["unit"]),)):
            self.unread(key, found.column, "unit")

    def _unit(self, found: list[Found]) -> None:
        """The unit, of the column, the name, a header, or a number; NO_UNIT where none says one."""
        title = str(self.into.data["title"])
        headers = [self.listing.columns[f.column].unit for f in found]
        beside = [f.promise.unit for f in found]
        name, unit = unit_of(self.listing, self.line.row, title, [*headers, *beside])
        self.into.data |= {"title": name, "unit": unit or NO_UNIT}
        if not unit:
            facts = {"what": N_("no unit is written; put for it"), "value": NO_UNIT}
            column = self.listing.at(Part.NAME)[0]
            self.into.question("unit", self.problem(DRAFT_ASSUMED, column, **facts))
