"""`welfare fmt` writes a file once and in one step, or says why it leaves it alone."""

import stat
from pathlib import Path

import pytest

from conftest import Welfare
from welfare_cli.cli import fmt

PLAN = "id: x\nformat: 1\n"
NEAT = "format: 1\nid: x\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN)
    return path


def test_a_file_is_put_in_shape_once(welfare: Welfare, plan: Path) -> None:
    first = welfare("fmt", "plan.yaml", cwd=plan.parent)
    assert (first.code, first.out) == (0, "")
    assert first.err == "plan.yaml: put in shape (keys in order: 1)\n"
    assert plan.read_text() == NEAT
    second = welfare("fmt", "plan.yaml", cwd=plan.parent)
    assert (second.code, second.out, second.err) == (0, "", "plan.yaml: in shape\n")


def test_without_a_name_the_plan_and_its_reviews(welfare: Welfare, plan: Path) -> None:
    reviews = plan.parent / "results" / "2018.reviews.yaml"
    reviews.parent.mkdir()
    reviews.write_text("reviews: []\nformat: 1\n")
    done = welfare("fmt", "--lang", "ja", cwd=plan.parent)
    assert done.code == 0
    assert done.err == (
        "plan.yaml: 整えました（キーの順 1か所）\n"
        "results/2018.reviews.yaml: 整えました（キーの順 1か所）\n"
    )
    assert reviews.read_text() == "format: 1\nreviews: []\n"


def test_check_writes_nothing_and_fails(welfare: Welfare, plan: Path) -> None:
    done = welfare("fmt", "--check", cwd=plan.parent)
    assert (done.code, done.out) == (1, "")
    assert done.err == "plan.yaml: would be put in shape (keys in order: 1)\n"
    assert plan.read_text() == PLAN
    plan.write_text(NEAT)
    assert welfare("fmt", "--check", cwd=plan.parent).code == 0


@pytest.mark.parametrize(("flags", "code"), [(["--diff"], 0), (["--diff", "--check"], 1)])
def test_diff_shows_and_writes_nothing(
    flags: list[str], code: int, welfare: Welfare, plan: Path
) -> None:
    plan.write_text("id: x\nformat: 1")
    done = welfare("fmt", *flags, cwd=plan.parent)
    assert done.code == code
    assert done.out == (
        "--- plan.yaml\n+++ plan.yaml\n@@ -1,2 +1,2 @@\n+format: 1\n id: x\n-format: 1\n"
        "\\ No newline at end of file\n"
    )
    assert plan.read_text() == "id: x\nformat: 1"


def test_ends_of_lines_alone_are_said(welfare: Welfare, plan: Path) -> None:
    plan.write_bytes(b"format: 1\r\nid: x\n")
    done = welfare("fmt", cwd=plan.parent)
    assert done.err == "plan.yaml: put in shape (ends of lines)\n"
    assert plan.read_text() == NEAT


def test_a_broken_file_is_told_as_validate_tells_it(welfare: Welfare, plan: Path) -> None:
    plan.write_text("id: [x\nformat: 1\n")
    validated = welfare("validate", "plan.yaml", "--lang", "en", cwd=plan.parent)
    done = welfare("fmt", cwd=plan.parent)
    assert done.code == 1
    assert done.err.endswith("plan.yaml: left as it is\n")
    assert done.err.splitlines()[0] in validated.out
    assert plan.read_text() == "id: [x\nformat: 1\n"


def test_one_broken_file_keeps_no_other_from_its_shape(welfare: Welfare, plan: Path) -> None:
    broken = plan.parent / "broken.yaml"
    broken.write_text("id: [x\n")
    assert welfare("fmt", "broken.yaml", "plan.yaml", cwd=plan.parent).code == 1
    assert plan.read_text() == NEAT


@pytest.mark.parametrize("name", ["results.csv", "missing.yaml"])
def test_a_wrong_call(name: str, welfare: Welfare, plan: Path) -> None:
    done = welfare("fmt", name, cwd=plan.parent)
    assert done.code == 2
    assert name in done.err


def test_what_another_wrote_meanwhile_is_not_overwritten(
    welfare: Welfare, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = fmt._replace

    def late(path: Path, old: bytes, new: bytes) -> None:
        path.write_text("format: 1\nid: y\n")
        replace(path, old, new)

    monkeypatch.setattr(fmt, "_replace", late)
    done = welfare("fmt", cwd=plan.parent)
    assert done.code == 2
    assert "was changed while it was read" in done.err
    assert plan.read_text() == "format: 1\nid: y\n"


def test_a_link_and_the_mode_stay(welfare: Welfare, plan: Path) -> None:
    plan.chmod(0o640)
    link = plan.parent / "link.yaml"
    link.symlink_to(plan.name)
    assert welfare("fmt", "link.yaml", cwd=plan.parent).code == 0
    assert link.is_symlink()
    assert plan.read_text() == NEAT
    assert stat.S_IMODE(plan.stat().st_mode) == 0o640
    assert {path.name for path in plan.parent.iterdir()} == {"link.yaml", "plan.yaml"}
