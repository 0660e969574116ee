"""Whether an import was cut off: asked at every start, and nearly always answered with no."""

from pathlib import Path

from welfare_cli.ground.translation import N_, Message

BUSY = N_(
    "Another import is still writing in {folder}. Try again. If"
    " that is a file .import-lock and no import runs, delete it."
)


INTENT = ".import-pending.json"


PENDING: dict[str, Message] = {
    "unreadable": N_(
        "{path} notes an unfinished import that cannot be read."
        " Compare the results with version control, then delete it."
    ),
    "changed": N_(
        "{path} notes an unfinished import, and a result file was"
        " changed since. Put that file back as it was and run again;"
        " or compare the results with version control and delete the"
        " note."
    ),
}


def is_pending(folder: Path) -> bool:
    """Whether an import was cut off in this folder and is not finished yet."""
    path = folder / INTENT
    return path.is_symlink() or path.exists()
