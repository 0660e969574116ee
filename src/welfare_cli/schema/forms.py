"""The forms in which values are written, by the names that the field types give them.

A form takes whatever the reader of its type takes; where JSON Schema cannot say as much as the
reader, it takes more, never less. A row of a result file is described as a table's reader hands it
over by its header: CSV knows only text, so every cell is a string, and an empty one is "".

Descriptions are in English and Japanese, both at once: an editor does not tell a schema its
language, and shows a description as it stands.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from welfare_cli.files.refusals import CHOICE_UNKNOWN
from welfare_cli.files.schema import (
    COUNT_FORM,
    FORMAT_UNKNOWN,
    ID_CHARACTERS,
    IDENTIFIER,
    MAX_COUNT,
    MAX_UNIT,
    UNIT_FORM,
)
from welfare_cli.ground.fiscal_year import FIRST, LAST, NOT_UNDERSTOOD, YEAR_PATTERNS
from welfare_cli.ground.problem import ProblemKind
from welfare_cli.ground.quantity import MAX_DIGITS, NOT_A_NUMBER
from welfare_cli.ground.text import LANGUAGES
from welfare_cli.ground.translation import Message, _
from welfare_cli.plan.indicator import DAY_FORM
from welfare_cli.results.columns import COLUMNS, REQUIRED, WRITTEN_COLUMNS, YEAR, Column, When
from welfare_cli.results.status import MISSING, STATUS_NAMES, Status
from welfare_cli.reviews.model import STATE_NAMES, STATE_WORDS, State
from welfare_cli.rules.library import shipped, shipped_ids
from welfare_cli.rules.rule_set import (
    CONDITION_NAMES,
    FORMULAS,
    KIND_NAMES,
    MEASURE_NAMES,
    REASON_NAMES,
    ROUNDING_NAMES,
    TONE_NAMES,
    Kind,
)
from welfare_cli.schema.descriptions import DESCRIPTIONS, NAMES
from welfare_cli.schema.patterns import SPACES, widened

Form = dict[str, Any]

NOT_BLANK = f"[^{SPACES}]"
_DATE = "^[0-9]{4}-?(?:[0-9]{2}-?[0-9]{2}|W[0-9]{2}(?:-?[1-7])?)$"
# A unit that begins with a number is a value; what folds into one is left to the reader.
_NO_NUMBER = "^(?![ \u3000]*[-+±]?[ \u3000]*[0-9.０-９．])"


def form(name: str) -> Form:
    """The form of that name, described; raises KeyError for a name that no form has."""
    return {"description": described(DESCRIPTIONS[f"form.{name}"]), **_FORMS[name]()}


def names() -> list[str]:
    """The name of every form."""
    return list(_FORMS)


def text(pattern: str, kind: ProblemKind, **facts: object) -> Form:
    """A string of that pattern, with the remedy of a problem for one that it refuses."""
    return {"type": "string", "pattern": pattern, "errorMessage": remedy(kind, **facts)}


def one_or_both(one: Form, both: Form) -> Form:
    """A string, or a mapping of languages.

    The keys stand inside, as an editor would write them out wherever a text is asked for.
    """
    mapping = {"type": "object", **both, "additionalProperties": False}
    return one | {"type": ["string", "object"], "anyOf": [{"type": "string"}, mapping]}


def words(name: str, known: list[str]) -> Form:
    """One of the words, each with its meaning."""
    return {"type": "string", "enum": known, "enumDescriptions": meanings(name, known)}


def _year() -> Form:
    number = {"type": ["string", "integer"], "minimum": FIRST, "maximum": LAST}
    written = text(widened(YEAR_PATTERNS), NOT_UNDERSTOOD)
    return written | number | {"examples": ["H27", "平成27年度", "R1", 2015]}


def _amount() -> Form:
    most = 10**MAX_DIGITS - 1
    told = remedy(NOT_A_NUMBER)
    return {"type": "number", "minimum": -most, "maximum": most, "errorMessage": told}


def _count() -> Form:
    told = remedy(COUNT_FORM)
    return {"type": "integer", "minimum": 1, "maximum": MAX_COUNT, "errorMessage": told}


def _identifier() -> Form:
    made = text(f"^{IDENTIFIER.pattern}$", ID_CHARACTERS)
    # A number is refused too, and wants quotes rather than other letters.
    return made | {
        "errorMessage": " / ".join(described(DESCRIPTIONS["form.identifier"]).split("\n\n"))
    }


def _unit() -> Form:
    one = text(rf"{_NO_NUMBER}[\s\S]*{NOT_BLANK}", UNIT_FORM)
    one["maxLength"] = MAX_UNIT
    keys = {
        lang: {"description": described(DESCRIPTIONS[f"Text.{lang}"])} | one for lang in LANGUAGES
    }
    return one_or_both(one, {"properties": keys, "minProperties": 1}) | {"examples": ["%", "人"]}


def _format() -> Form:
    return {"const": 1, "errorMessage": remedy(FORMAT_UNKNOWN)}


def _day() -> Form:
    # YAML reads 20180331 as a number, and the reader takes it.
    number = {"type": ["string", "integer"], "minimum": 10**7, "maximum": 10**8 - 1}
    return text(_DATE, DAY_FORM) | number | {"examples": ["2018-03-31"]}


def _state() -> Form:
    ours = words("State", list(State))
    theirs = {
        "enum": list(STATE_WORDS),
        "enumDescriptions": meanings("State", STATE_WORDS.values()),
    }
    known = ", ".join((*State, *STATE_WORDS))
    spaced = text(widened(tuple(STATE_WORDS)), CHOICE_UNKNOWN, known=known)
    return {"anyOf": [ours, theirs, spaced]}


def _kinds() -> Form:
    one = words("Kind", list(Kind))
    return {"anyOf": [one, {"type": "array", "items": one}]}


def _rules_id() -> Form:
    titles = [shipped(name).title for name in shipped_ids()]
    told = [f"{title.in_('en')} / {title.in_('ja')}" for title in titles]
    return {"type": "string", "enum": list(shipped_ids()), "enumDescriptions": told}


def remedy(kind: ProblemKind, **facts: object) -> str:
    """How to mend what a form refuses, as the hint of that problem has it, in one line."""
    return " / ".join(_(kind.hint, lang, **facts) for lang in ("en", "ja"))


def _both(text: Message) -> list[str]:
    return [_(text, lang) for lang in reversed(LANGUAGES)]


def described(text: Message) -> str:
    """The English text, and the Japanese one below it."""
    return "\n\n".join(_both(text))


def _below(name: str) -> dict[str, Message]:
    """The descriptions of the words of an enum or of a field."""
    lead = f"{name}."
    return {
        key.removeprefix(lead): text for key, text in DESCRIPTIONS.items() if key.startswith(lead)
    }


# The names of words that other outputs tell too; the meanings of the rest are in DESCRIPTIONS.
_MEANINGS: dict[str, tuple[Mapping[str, Message], ...]] = {
    "Measure": (MEASURE_NAMES, FORMULAS),
    "Kind": (KIND_NAMES,),
    "Tone": (TONE_NAMES,),
    "State": ({state: name for state, name in STATE_NAMES.items() if state},),
    "Status": (STATUS_NAMES,),
    "Target.direction": (_below("Direction"),),
    "Reason.because": (REASON_NAMES,),
    "Condition.target": (
        {word: text for (key, word), text in CONDITION_NAMES.items() if key == "target"},
    ),
    "RollUp.rounding": (ROUNDING_NAMES,),
}


def _meaning(texts: Sequence[Message]) -> str:
    told = (": ".join(_(text, lang) for text in texts) for lang in ("en", "ja"))
    return " / ".join(told)


def meanings(name: str, words: Iterable[str]) -> list[str]:
    """What each word of an enum or a field means: Indicator.direction, Measure."""
    tables = _MEANINGS.get(name) or (_below(name),)
    return [_meaning([table[word] for table in tables]) for word in words]


_FORMS: dict[str, Callable[[], Form]] = {
    "year": _year,
    "amount": _amount,
    "count": _count,
    "identifier": _identifier,
    "unit": _unit,
    "format": _format,
    "day": _day,
    "state": _state,
    "kinds": _kinds,
    "rules_id": _rules_id,
}

# A reader takes the blanks around a cell away.
_BLANKS = f"[{SPACES}]*"
_READ_ONLY = tuple(column for column in COLUMNS if column.when is When.NEVER)


def row_schema() -> Form:
    """A row as an object of strings; columns of one's own may stand beside ours."""
    cells = {column.name: _described(column) for column in (*WRITTEN_COLUMNS, *_READ_ONLY)}
    return {
        "title": titled(NAMES["Row"]),
        "description": described(DESCRIPTIONS["Row"]),
        "type": "object",
        "properties": cells,
        "required": list(REQUIRED),
        "additionalProperties": {"type": "string"},
        "allOf": [_value_or_reason(), *_only_beside_value()],
    }


def _described(column: Column) -> Form:
    forms: dict[str, Form] = {
        "indicator": _cell(IDENTIFIER.pattern),
        "status": {"anyOf": [words("Status", list(Status)), _cell(f"(?:{'|'.join(Status)})?")]},
        YEAR: {"type": "string", "pattern": widened(YEAR_PATTERNS)},
    }
    text: Form = {"type": "string"} if column.pattern is None else _cell(column.pattern)
    return {"description": described(column.about)} | forms.get(column.name, text)


def _value_or_reason() -> Form:
    """A value beside no reason, or no value beside one."""
    reasons = _cell("|".join(status.value for status in Status if status in MISSING))
    without = {"required": ["status"], "properties": {"value": _cell(""), "status": reasons}}
    return {"if": {"properties": {"value": _cell("")}}, "then": without, "else": _without(reasons)}


def _without(reasons: Form) -> Form:
    return {"properties": {"status": {"not": reasons}}}


def _only_beside_value() -> Iterator[Form]:
    for name in (column.name for column in COLUMNS if column.without_value):
        told = {"required": [name], "properties": {name: {"not": _cell("")}}}
        yield {"if": told, "then": {"properties": {"value": {"not": _cell("")}}}}


def _cell(pattern: str) -> dict[str, Any]:
    return {"type": "string", "pattern": f"^{_BLANKS}(?:{pattern}){_BLANKS}$"}


def titled(name: Message) -> str:
    """Both names of one thing: Indicator (成果指標)."""
    english, japanese = _both(name)
    return f"{english} ({japanese})"
