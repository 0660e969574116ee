"""The rule sets that golden files and examples of problems know: three, however many ship.

So a new rule set changes no output but those that name it.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from welfare_cli.rules import shelf

# Those of the plans in `data`, `examples` and `tests`.
LIBRARY = ("health-japan-21", "open-sdg", "pace")


@contextmanager
def library(*more: str) -> Iterator[None]:
    """Ship only the rule sets of LIBRARY, and these."""
    with tempfile.TemporaryDirectory() as name:
        for rules_id in (*LIBRARY, *more):
            shutil.copy(shelf.shipped_file(rules_id), name)
        with mock.patch.object(shelf, "FOLDER", Path(name)):
            shelf.shipped_ids.cache_clear()
            yield
    shelf.shipped_ids.cache_clear()
