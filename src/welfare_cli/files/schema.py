"""The field types that every YAML file of `welfare` shares, strict where pydantic is lax.

A value that is refused carries the problem that it is, so that its place is found without knowing
which model refused it.
"""

import re
from decimal import Decimal
from typing import Annotated

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Strict,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from welfare_cli.ground import fiscal_year, quantity
from welfare_cli.ground.fiscal_year import NOT_UNDERSTOOD, FiscalYear, YearError
from welfare_cli.ground.problem import ProblemKind
from welfare_cli.ground.quantity import NOT_A_NUMBER, NumberError
from welfare_cli.ground.text import folded, one_line
from welfare_cli.ground.translation import N_, Both

IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
FORM = "x-form"
MAX_UNIT = 20  # characters
MAX_COUNT = 10**9 - 1


class Model(BaseModel):
    """Frozen, and refusing keys it does not know."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        allow_inf_nan=False,
        arbitrary_types_allowed=True,
        defer_build=True,  # most runs need the plan alone, which holds the others
    )


WRONG_TYPE = ProblemKind(
    "wrong-type",
    N_("this must be {expected}"),
    N_(
        "Put text that looks like a number or like true in quotes. Start each entry of a list with "
        "-. Write each entry of a mapping as key: value."
    ),
)
EMPTY_TEXT = ProblemKind(
    "empty-text",
    N_("the text is empty"),
    N_("Write a text, or {{ja: …, en: …}} with at least one of the two."),
)


class Text(Model):
    """A text in one language or two; a plain string stands for both."""

    ja: str | None = None
    en: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_string(cls, data: object) -> object:
        if isinstance(data, str):
            data = {"ja": data, "en": data}
        elif not isinstance(data, dict):
            raise refusal(WRONG_TYPE, expected=N_("a text"))
        # Any other key is refused by itself, with the nearest that is known.
        if all(_is_blank(text) for text in data.values()) and not set(data) - {"ja", "en"}:
            raise refusal(EMPTY_TEXT)
        return data

    def in_(self, lang: str) -> str:
        """The text in that language, or in the other where it was not translated."""
        first, second = (self.ja, self.en) if lang == "ja" else (self.en, self.ja)
        return first or second or ""

    def told(self) -> Both:
        """The text as a fact, for a sentence in either language: one harmless line."""
        return Both(one_line(self.in_("ja")), one_line(self.in_("en")))


def written_as(form: str) -> WithJsonSchema:
    """What a type with a reader of its own is in a JSON Schema: a form, which `schema` defines."""
    return WithJsonSchema({FORM: form})


def _is_blank(text: object) -> bool:
    return text is None or (isinstance(text, str) and not text.strip())


def refusal(kind: ProblemKind, **facts: str) -> PydanticCustomError:
    """An error that carries what problem it is."""
    return PydanticCustomError("problem", "{kind}", {"kind": kind, "facts": facts})


def _read_year(value: object) -> object:
    if isinstance(value, FiscalYear):
        return value
    if isinstance(value, bool) or not isinstance(value, str | Decimal):
        raise refusal(NOT_UNDERSTOOD, value=_written(value))
    try:
        return fiscal_year.read_year(str(value))
    except YearError as error:
        raise refusal(error.kind, value=_written(value)) from None


NUMBER_QUOTED = ProblemKind(
    "number-quoted",
    N_("the number {value} is in quotes, which makes it text"),
    N_("Remove the quotes: {value}"),
)


def _read_amount(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, Decimal):
        plain = quantity.plain_form(value) if isinstance(value, str) else None
        if plain == value:
            raise refusal(NUMBER_QUOTED, value=_written(value))
        facts = {"value": _written(value)} | ({"near": plain} if plain else {})
        raise refusal(NOT_A_NUMBER, **facts)
    try:
        return quantity.checked(value)
    except NumberError as error:
        raise refusal(error.kind, value=_written(value)) from None


COUNT_FORM = ProblemKind(
    "count-form",
    N_("“{value}” is not a sample size"),
    N_("Write a whole number of at least 1, in digits only: n: 2400."),
)


def _read_count(value: object) -> object:
    whole = isinstance(value, Decimal) and value.is_finite() and value == int(value)
    if not (whole and isinstance(value, Decimal) and 0 < value <= MAX_COUNT):
        raise refusal(COUNT_FORM, value=_written(value))
    return int(value)


ID_CHARACTERS = ProblemKind(
    "id-characters",
    N_("the id “{value}” is not valid"),
    N_(
        "Use at most 64 letters (a–z, A–Z), digits, periods, hyphens and underscores. Start with a "
        "letter or a digit."
    ),
)


def _read_identifier(value: object) -> object:
    if not isinstance(value, str):
        raise refusal(WRONG_TYPE, expected=N_("a text (in quotes if it looks like a number)"))
    if not IDENTIFIER.fullmatch(value):
        raise refusal(ID_CHARACTERS, value=_written(value))
    return value


UNIT_FORM = ProblemKind(
    "unit-form",
    N_("“{value}” is not a unit"),
    N_(
        "Write only the unit (%, 人, people), without a number and in at most 20 characters, or "
        "{{ja: …, en: …}}."
    ),
)


def _read_unit(value: object) -> object:
    texts = value.values() if isinstance(value, dict) else [value]
    for text in texts:
        if not isinstance(text, str):
            raise refusal(UNIT_FORM, value=_written(text))
        plain = folded(text)
        if plain in ("percent", "pct", "per cent", "パーセント", "percentage"):
            raise refusal(UNIT_FORM, value=text, near="%")
        if not plain or len(text) > MAX_UNIT or re.match(r"[-+±]?[\d.]", plain):
            raise refusal(UNIT_FORM, value=_written(text))
    return "%" if isinstance(value, str) and folded(value) == "%" else value


FORMAT_UNKNOWN = ProblemKind(
    "format-unknown",
    N_("format {value} is not supported"),
    N_("This version reads format: 1."),
)


def _read_format(value: object) -> object:
    if value != 1 or isinstance(value, bool):
        raise refusal(FORMAT_UNKNOWN, value=_written(value))
    return 1


def _written(value: object) -> str:
    """The value as a person would recognise it, short."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"


Year = Annotated[FiscalYear, BeforeValidator(_read_year), written_as("year")]
Amount = Annotated[Decimal, BeforeValidator(_read_amount), written_as("amount")]
Count = Annotated[int, BeforeValidator(_read_count), written_as("count")]
Identifier = Annotated[str, BeforeValidator(_read_identifier), written_as("identifier")]
Unit = Annotated[Text, BeforeValidator(_read_unit), written_as("unit")]
Flag = Annotated[bool, Strict()]
Format = Annotated[int, BeforeValidator(_read_format), written_as("format")]
