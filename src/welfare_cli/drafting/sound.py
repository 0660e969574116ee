"""A drafted indicator made valid: what the checks of a plan refuse is left open, with reasons."""

from collections.abc import Callable

from pydantic import ValidationError

from welfare_cli.drafting.draft import DraftIndicator, Value
from welfare_cli.drafting.reading import DRAFT_ASSUMED, DRAFT_UNREAD, NO_UNIT
from welfare_cli.files.schema import WRONG_TYPE
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import Problem, ProblemKind, Severity
from welfare_cli.ground.share import SHARE_OUT_OF_RANGE
from welfare_cli.ground.translation import N_, Both, _
from welfare_cli.plan.indicator import Indicator
from welfare_cli.plan.indicator_checks import check_indicator
from welfare_cli.plan.model import Period

Ask = Callable[..., Problem]
_OPTIONAL = ("direction", "better")
_ROUNDS = 6


def make_sound(draft: DraftIndicator, period: Period | None, ask: Ask) -> None:
    """Take out what is wrong until nothing is; `ask` makes the problem for a key and facts."""
    for _round in range(_ROUNDS):
        wrong = _wrong(draft, period)
        if wrong is None:
            return
        key, kind, facts = wrong
        if kind == SHARE_OUT_OF_RANGE:
            draft.data["share"] = False
            what = {
                "what": N_("lies outside 0 to 100 %; taken as no part of a whole"),
                "value": "share: false",
            }
            draft.question(key, ask(DRAFT_ASSUMED, key, **what))
            continue
        _leave_out(draft, key)
        why = Both(*(_(kind.message, lang, **facts) for lang in ("ja", "en")))
        draft.question(key, ask(DRAFT_UNREAD, key, why=why))


def _wrong(
    draft: DraftIndicator, period: Period | None
) -> tuple[str, ProblemKind, dict[str, str]] | None:
    """The key of the first mistake, the problem that it is and its facts."""
    try:
        indicator = Indicator.model_validate(plain({"id": draft.id, **draft.data}))
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        key, context = str(detail["loc"][0]), detail.get("ctx", {})
        if "kind" in context:
            return key, context["kind"], context["facts"]
        return key, WRONG_TYPE, {"expected": detail["msg"]}
    for kind, loc, facts in check_indicator(indicator, period):
        if kind.severity is Severity.ERROR:
            return str(loc[0]), kind, dict(facts)
    return None


def _leave_out(draft: DraftIndicator, key: str) -> None:
    for optional in _OPTIONAL:
        draft.data.pop(optional, None)
    if key == "unit":
        draft.data["unit"] = NO_UNIT
    elif key in ("baseline", "target"):
        draft.data[key] = None
    elif key != "title":
        draft.data.pop(key, None)


def plain(value: Value) -> object:
    """The value as a plan file's tree has it."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return str(value.number) if isinstance(value, FiscalYear) else value
