"""A plan with a million numbers under one key, as when a whole survey is pasted into it."""

from pathlib import Path

HEAD = """\
format: 1
id: hibari
title: ひばり市地域福祉計画
period: {from: H27, to: H31}
answers:
"""


def make(folder: Path) -> None:
    """Write the file."""
    text = HEAD + "  - 3\n" * 1_000_000
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
