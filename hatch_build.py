"""Compiles the translations when a wheel is built or the package is installed from a clone.

`python hatch_build.py` compiles them alone.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent


class CompileTranslations(BuildHookInterface[Any]):
    """Hatch calls it before it collects the files of a wheel, of an editable one too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile what is stale."""
        del version, build_data  # every wheel needs the same
        compile_translations(Path(self.root))


def compile_translations(root: Path = ROOT) -> None:
    """Write welfare.mo beside each welfare.po that is newer or has none."""
    for source in sorted(root.glob("src/welfare_cli/locale/*/LC_MESSAGES/welfare.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parent.parent.name, abort_invalid=True)
        # Babel would note the time of the build, and no two wheels would be the same.
        catalogue.creation_date = datetime.fromtimestamp(0, UTC)
        # Compiled aside: a run meanwhile reads the old file or the new one, never half of it.
        beside = target.with_suffix(".mo.new")
        with beside.open("wb") as file:
            write_mo(file, catalogue)
        beside.replace(target)


if __name__ == "__main__":
    compile_translations()
