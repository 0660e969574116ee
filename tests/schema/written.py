"""Plans, rule sets, reviews and rows in every form that people write them, for hypothesis.

A document is written as flow YAML: texts in quotes, numbers and plain words as they stand.
"""

import json
import sys
import unicodedata
from typing import Any

from hypothesis import strategies as st

from welfare_cli.ground.fiscal_year import OFFSETS
from welfare_cli.reviews.model import STATE_WORDS, State
from welfare_cli.rules.library import shipped_ids
from welfare_cli.rules.rule_set import Measure


class Plain(str):
    """A scalar that stands without quotes."""

    __slots__ = ()


def written(part: object) -> str:
    """The data as flow YAML."""
    if isinstance(part, dict):
        return "{" + ", ".join(f"{key}: {written(value)}" for key, value in part.items()) + "}"
    if isinstance(part, list):
        return "[" + ", ".join(map(written, part)) + "]"
    return str(part) if isinstance(part, Plain) else json.dumps(part, ensure_ascii=False)


def _alike() -> dict[str, list[str]]:
    """For each character of a year or a state, the single ones that fold into it."""
    wanted = set("0123456789MTSHRFY年度元月日./-(:)明治大正昭和平成令未着手実施中継続完了済止廃")
    alike: dict[str, list[str]] = {char: [char] for char in wanted}
    for code in range(sys.maxunicode):
        char = chr(code)
        if 0xD800 <= code < 0xE000 or unicodedata.category(char) == "No":
            continue
        folded = unicodedata.normalize("NFKC", char).upper()
        if folded in wanted and folded != char:
            alike[folded].append(char)
    return alike


ALIKE = _alike()
LIGATURES = {
    "明治": "㍾",
    "大正": "㍽",
    "昭和": "㍼",
    "平成": "㍻",
    "令和": "㋿",
    "4月": "㋃",
    "1日": "㏠",
}
BLANKS = ["", "", "", " ", "　", "\t", "\u00a0", "\u2003"]
KANJI = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}


@st.composite
def dressed(draw: st.DrawFn, text: str) -> str:
    """The text in other widths, with ligatures and blanks."""
    for plain, ligature in LIGATURES.items():
        if plain in text and draw(st.integers(0, 3)) == 0:
            text = text.replace(plain, ligature)
    if draw(st.booleans()):
        return text
    chars = [draw(st.sampled_from(ALIKE.get(c, [c]))) + draw(st.sampled_from(BLANKS)) for c in text]
    return "".join(chars)


@st.composite
def years(draw: st.DrawFn, low: int = 1868, high: int = 2200) -> str:
    """A fiscal year in one of the usual forms, dressed; or a number."""
    number = draw(st.integers(low, high))
    era = draw(
        st.sampled_from([era for era, before in OFFSETS.items() if 0 < number - before < 1000])
    )
    nth = number - OFFSETS[era]
    old = f"{draw(st.sampled_from([era, KANJI[era], KANJI[era][0]]))}{'元' if nth == 1 else nth}"
    forms = [
        *(f"{number}", f"FY{number}", f"{number}年度", f"{number}/{(number + 1) % 100:02d}"),
        *(f"{number}-{number + 1}", f"{number}年4月1日", f"{number}-04-01", f"{number + 1}.3.31"),
        *(old, f"{old}年度", f"{old}年", f"{number}({old})年度", f"{old}年度({number}年度)"),
        *(f"{old}.4.1", f"{old}年5月"),
    ]
    text = draw(st.sampled_from(forms))
    if text == f"{number}" and draw(st.booleans()):
        return Plain(draw(st.sampled_from([text, f"+{text}", f"0{text}", hex(number)])))
    return draw(dressed(text))


def amounts(low: int = 0, high: int = 100) -> st.SearchStrategy[Plain]:
    """A number of YAML, in the ways there are to write one."""
    whole = st.integers(low, high)
    forms = ["{0}", "{0}.0", "{0}.25", "+{0}", "{0}.", "{0}e0", "0{0}", "{0}.000000001"]
    return st.builds(lambda n, form: Plain(form.format(n)), whole, st.sampled_from(forms))


WORDS = st.text("あ漢字Aa1 。-", min_size=1, max_size=8).map(lambda text: f"語{text}")
TEXTS = st.one_of(
    WORDS,
    st.builds(lambda ja: {"ja": ja}, WORDS),
    st.builds(lambda ja, en: {"ja": ja, "en": en}, WORDS, st.sampled_from(["x", "", " ", None])),
    st.sampled_from(["yes", "no", "2018-04-01", "12:30", "null", "\u00a0x", "1"]),
)
UNITS = st.sampled_from(
    ["人", "校区", " 人 ", "people", {"ja": "人"}, {"ja": "人", "en": "people"}]
)
DAYS = st.sampled_from(
    ["2018-03-31", "20180331", "2018-W13-6", Plain("20180331"), Plain("2018-03-31")]
)
NULL = st.none()
NEVER = st.sampled_from([False])


def optional(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Some of these keys; each may also stand there with null."""
    return st.fixed_dictionaries({}, optional={k: st.one_of(v, NULL) for k, v in fields.items()})


@st.composite
def targets(draw: st.DrawFn) -> dict[str, Any]:
    """A target of any kind, after 2015, keys of the others absent or null."""
    kind = draw(st.sampled_from(["value", "range", "direction"]))
    form: Any = {
        "value": amounts(50, 100),
        "range": st.builds(lambda a, b: {"low": a, "high": b}, amounts(1, 9), amounts(20, 30)),
        "direction": st.just("increase"),
    }[kind]
    target = {"year": draw(years(2017, 2022)), kind: draw(form)}
    others = [other for other in ("value", "range", "direction") if other != kind]
    target |= draw(st.fixed_dictionaries({}, optional=dict.fromkeys(others, NULL)))
    flags = st.booleans() if kind == "value" else NEVER
    extras: dict[str, st.SearchStrategy[Any]] = {
        "strict": flags,
        "every_year": NEVER,
        "milestones": st.just([]),
    }
    if kind == "value":
        points = st.fixed_dictionaries({"year": years(2016, 2016), "value": amounts(20, 30)})
        extras["milestones"] = st.lists(points, max_size=1)
    return target | draw(st.fixed_dictionaries({}, optional=extras))


@st.composite
def revisions(draw: st.DrawFn) -> dict[str, Any]:
    """One revision from 2016 on."""
    kept = {"from": draw(years(2016, 2016)), "date": draw(DAYS), "reason": draw(TEXTS)}
    point = st.fixed_dictionaries({"year": years(2011, 2014), "value": amounts(1, 9)})
    flag = {"break": st.one_of(st.booleans(), NULL)}
    return (
        kept
        | draw(optional(target=targets(), baseline=point, definition=TEXTS))
        | draw(st.fixed_dictionaries({}, optional=flag))
    )


@st.composite
def indicators(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """An indicator that mostly makes sense."""
    count = st.sampled_from([Plain("2400"), Plain("2.4e3"), None])
    point = st.fixed_dictionaries(
        {"year": years(2011, 2014), "value": amounts(1, 9)}, optional={"n": count}
    )
    kept = {"id": name, "title": f"指標 {name}", "unit": draw(UNITS)}
    kept["baseline"] = draw(st.one_of(point, point, NULL))
    kept["target"] = draw(st.one_of(targets(), targets(), NULL))
    flags = st.fixed_dictionaries(
        {}, optional={"survey": st.booleans(), "share": st.one_of(NULL, st.booleans())}
    )
    texts = optional(definition=TEXTS, source=TEXTS, note=TEXTS, direction=st.just("increase"))
    return kept | draw(texts) | draw(flags) | {"revisions": draw(st.lists(revisions(), max_size=1))}


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    """A plan with sections below sections."""
    inner = {
        "id": "1-1",
        "title": draw(TEXTS),
        "indicators": [draw(indicators(f"i{number}")) for number in range(draw(st.integers(0, 2)))],
        "actions": [{"id": "a", "title": draw(TEXTS)} | draw(optional(note=TEXTS))],
    }
    outer = {"id": "1", "title": draw(TEXTS), "sections": [inner]}
    period = {"from": draw(years(2015, 2016)), "to": draw(years(2017, 2019))}
    statement = st.fixed_dictionaries({"title": TEXTS}, optional={"text": TEXTS, "period": NULL})
    head = {
        "format": draw(st.sampled_from([Plain("1"), Plain("1.0"), Plain("0x1")])),
        "id": draw(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", fullmatch=True)),
        "title": draw(TEXTS),
        "period": period,
        "sections": [outer | draw(optional(kind=TEXTS, owner=TEXTS))],
    }
    more = optional(
        language=st.sampled_from(["ja", "en"]), goal=statement, legal_basis=TEXTS, source=TEXTS
    )
    rules = st.one_of(st.sampled_from(shipped_ids()), rule_sets())
    lists = {"owners": st.lists(TEXTS, max_size=2), "about": st.lists(statement, max_size=1)}
    return head | draw(more) | draw(st.fixed_dictionaries({}, optional=lists | {"rules": rules}))


@st.composite
def conditions(draw: st.DrawFn, deep: int = 1) -> dict[str, Any]:
    """A condition that asks for something."""
    ways: list[st.SearchStrategy[dict[str, Any]]] = [
        st.fixed_dictionaries({"at_least": amounts(0, 3)}, optional={"below": amounts(5, 9)}),
        st.fixed_dictionaries({"above": amounts(0, 3), "at_least": NULL}),
        st.just({"target": "met"}),
        st.just({"hold": "missed"}),
        st.sampled_from([{"change": "worse"}, {"survey": True}]),
        st.sampled_from([{"kind": "range"}, {"kind": ["value", "hold"]}]),
    ]
    found = draw(st.one_of(ways))
    if "at_least" in found or "above" in found:
        found |= draw(optional(measure=st.sampled_from(list(map(str, Measure)))))
    if deep:
        inner = st.lists(conditions(deep=0), max_size=1)
        found |= draw(st.fixed_dictionaries({}, optional={"all": inner, "unless": inner}))
    return found


@st.composite
def rule_sets(draw: st.DrawFn) -> dict[str, Any]:
    """A rule set with scores by rating, by lines, or without."""
    rating = {
        "id": "a",
        "label": draw(TEXTS),
        "sign": "A",
        "tone": draw(st.sampled_from(["good", "fair", "weak", "bad"])),
        "when": draw(st.lists(conditions(), min_size=1, max_size=3)),
    } | draw(optional(score=amounts(0, 5)))
    line = [{"measure": Plain("0"), "score": Plain("-2.5")}, {"measure": 1, "score": Plain("1.7")}]
    score = st.one_of(
        st.fixed_dictionaries({"value": amounts()}, optional={"line": NULL}),
        st.fixed_dictionaries({"line": st.just(line)}, optional={"value": NULL}),
    )
    scores = st.builds(lambda one, when: one | {"when": [when]}, score, conditions())
    more: dict[str, st.SearchStrategy[Any]] = {
        "about": TEXTS,
        "score": st.lists(scores, max_size=2),
        "needs_cause": st.sampled_from([None, [], ["a"]]),
        "baseline_past_target": st.sampled_from([None, "judged"]),
        "change": st.sampled_from([None, {"improved": [{"above": 0}], "worse": [{"below": 0}]}]),
    }
    reasons = [{"because": ["pending"], "label": "集計中", "sign": "-"}]
    unrated = {"label": "評価不能", "sign": "?", "reasons": draw(st.sampled_from([[], reasons]))}
    head = {"format": 1, "id": "ours", "title": draw(TEXTS), "source": {"title": draw(TEXTS)}}
    body = {"measure": "pace", "ratings": [rating], "not_assessed": unrated}
    return head | body | draw(st.fixed_dictionaries({}, optional=more))


@st.composite
def review_files(draw: st.DrawFn) -> dict[str, Any]:
    """Reviews that say something."""
    words = [*map(str, State), *STATE_WORDS]
    states = st.one_of(st.sampled_from(words), st.sampled_from(list(STATE_WORDS)).flatmap(dressed))
    review = st.fixed_dictionaries(
        {"id": st.sampled_from(["a", "1-1-a", "x.y_z"])},
        optional={"state": st.one_of(states, NULL), "work": TEXTS, "cause": TEXTS, "next": NULL},
    )
    head = {"format": 1, "reviews": draw(st.lists(review, max_size=3))}
    return head | draw(st.fixed_dictionaries({}, optional={"sample": st.booleans()}))


CELLS = st.text(" 　\t\u00a0あa=", max_size=4)
ROWS = st.fixed_dictionaries(
    {
        "indicator": st.sampled_from(["a", " a ", "\u3000a"]),
        "value": st.sampled_from(
            ["", " ", "12", " 34.0 ", "-1.2", "+0", "000123.50", "1e3", "9" * 16]
        ),
    },
    optional={
        "status": st.sampled_from(["", "final", " sample", "pending", "withheld ", "Final", "x"]),
        "source": CELLS,
        "note": CELLS,
        "n": st.sampled_from(["", " ", "1200", " 7 ", "0", "12.0", "1234567890"]),
        "published": st.one_of(CELLS, st.sampled_from(["A" * 100, " " + "A" * 100, "A" * 101])),
        "url": st.sampled_from(
            [
                *("", " https://a.example/b?c=d#e ", "http://x", "https://市.example/実績"),
                *("https://", "ftp://x", "www.a.example", "HTTPS://a.example", "https://a b"),
                *("https://me@a.example", f"https://a/{'b' * 1990}", f"https://a/{'b' * 1991}"),
            ]
        ),
        "own": CELLS,
    },
)
