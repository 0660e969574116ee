"""Every rule set that comes with `welfare` is a file that a ministry could have written itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Welfare
from welfare_cli import rules
from welfare_cli.assess.notes import NoteCode
from welfare_cli.files.schema import Model, Text
from welfare_cli.ground.text import LANGUAGES, looks_japanese
from welfare_cli.ground.translation import _
from welfare_cli.present.figures import UNDEFINED
from welfare_cli.rules.library import read_rules, shipped, shipped_ids
from welfare_cli.rules.rule_set import Measure

FOLDER = Path(rules.__file__).parent / "shipped"
ALL = shipped_ids()
# The rule sets that the project promises, with the classes of their sources.
SIGNS = {
    "eurostat": "↑ ↗ → ↓",
    "fuji": "● ◕ ◔ ○",
    "fukuoka": "a b c",
    "germany-weather": "☀ ⛅ ☁ ⚡",
    "health-japan-21": "A B B* C D",
    "healthy-people": "1 2 3 4",
    "iaa": "S/A B C D",
    "ibaraki": "A B+ B C",
    "maff": "A' A B C",
    "nagayo": "S A B C",
    "open-sdg": "◎ ○ △ ▽ ▼",
    "pace": "◎ ○ ◇ △ ▲",
    "tama": "① ② ③",
    "unsd": "◎ ○ △ ▽ ▼",
}


def texts(part: object) -> Iterator[Text]:
    """Every text in a rule set, however deep."""
    if isinstance(part, Text):
        yield part
    elif isinstance(part, Model):
        for name in type(part).model_fields:
            yield from texts(getattr(part, name))
    elif isinstance(part, tuple):
        for inner in part:
            yield from texts(inner)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_it_is_valid_without_a_single_remark(name: str, lang: str, welfare: Welfare) -> None:
    outcome = welfare("validate", f"{name}.yaml", "--strict", "--lang", lang, cwd=FOLDER)
    assert (outcome.code, outcome.err) == (0, "")
    assert len(outcome.out.splitlines()) == 1


@pytest.mark.parametrize("name", ALL)
def test_a_file_is_named_by_its_id_and_reads_as_it_is_shipped(name: str) -> None:
    found, problems = read_rules(FOLDER / f"{name}.yaml")
    assert (found, problems) == (shipped(name), [])
    assert found
    assert found.id == name


@pytest.mark.parametrize("name", ALL)
def test_its_classes_are_those_of_the_source(name: str) -> None:
    assert " ".join(rating.sign for rating in shipped(name).ratings) == SIGNS[name]


def test_no_promised_rule_set_is_missing() -> None:
    assert set(ALL) == set(SIGNS)


@pytest.mark.parametrize("name", ALL)
def test_every_text_stands_in_both_languages(name: str) -> None:
    found = list(texts(shipped(name)))
    assert len(found) > len(shipped(name).ratings)
    for text in found:
        assert text.ja
        assert text.en
        assert looks_japanese(text.ja) or text is shipped(name).source.title
        assert not looks_japanese(text.en)


@pytest.mark.parametrize("name", ALL)
def test_it_names_its_source_with_an_address(name: str) -> None:
    source = shipped(name).source
    assert source.title.in_("en")
    if name == "pace":
        assert source.address is None  # a rule of this project
    else:
        assert source.address
        assert source.address.startswith("https://")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_no_two_classes_can_be_taken_for_each_other(name: str, lang: str) -> None:
    rule_set = shipped(name)
    unrated = rule_set.not_assessed
    shown = [(rating.sign, rating.label.in_(lang)) for rating in rule_set.ratings]
    shown += [(reason.sign, reason.label.in_(lang)) for reason in unrated.reasons]
    shown.append((unrated.sign, unrated.label.in_(lang)))
    signs, labels = zip(*shown, strict=True)
    assert len(set(signs)) == len(set(labels)) == len(shown)


@pytest.mark.parametrize("name", ALL)
def test_every_reason_it_tells_apart_is_one_that_exists(name: str) -> None:
    known = {code.value for code in NoteCode}
    for reason in shipped(name).not_assessed.reasons:
        assert set(reason.because) <= known


@pytest.mark.parametrize("name", ALL)
def test_its_first_class_is_good_and_its_last_one_is_not(name: str) -> None:
    tones = [rating.tone for rating in shipped(name).ratings]
    order = ["good", "fair", "weak", "bad"]
    assert tones == sorted(tones, key=order.index)
    assert (tones[0], tones[-1]) == ("good", "bad")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_measure_can_say_why_it_is_undefined(lang: str) -> None:
    assert all(_(UNDEFINED[measure], lang) for measure in Measure)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_a_table_rated_by_it_names_it_and_its_source(
    name: str, lang: str, welfare: Welfare
) -> None:
    outcome = welfare("progress", "--rules", name, "--lang", lang, "--wide")
    assert outcome.code == 0
    assert shipped(name).title.in_(lang) in outcome.out
    assert shipped(name).source.title.in_(lang) in outcome.out
