"""What stands at a path. Where a system refuses to look there, nothing does.

A name that is too long, that leads in a circle, or that lies in a closed folder is an error of the
system at other times; whoever then opens the path is told which.
"""

from pathlib import Path


def is_file(path: Path) -> bool:
    """Whether a regular file stands there, or a link to one."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Whether a folder stands there, or a link to one."""
    try:
        return path.is_dir()
    except OSError:
        return False


def is_there(path: Path) -> bool:
    """Whether anything stands there; a link that leads nowhere is nothing."""
    try:
        return path.exists()
    except OSError:
        return False


def size_of(path: Path) -> int:
    """How many bytes a file has that stands there; 0 where none does, or none may be looked at."""
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0
