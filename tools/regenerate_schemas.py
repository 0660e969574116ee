"""Rewrite the checked-in schemas from the code; the difference in git is the review.

`python tools/regenerate_schemas.py` writes `schemas/*.schema.json`; the tests fail when they
differ from what it would write.
"""

from pathlib import Path

from welfare_cli.schema.document import schema_text
from welfare_cli.schema.kinds import SchemaKind

SCHEMAS = Path(__file__).parent.parent / "schemas"


def main() -> None:
    """Write every schema anew."""
    SCHEMAS.mkdir(exist_ok=True)
    for kind in SchemaKind:
        (SCHEMAS / kind.file_name).write_text(schema_text(kind), encoding="utf-8")


if __name__ == "__main__":
    main()
