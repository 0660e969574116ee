"""The container that Excel wrote until 2003."""

from pathlib import Path

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STREAMS = ("Root Entry", "Workbook")


def make(folder: Path) -> None:
    """Write the container's header and the names of its streams, which is all that is looked at."""
    names = b"".join(name.encode("utf-16-le").ljust(128, b"\x00") for name in STREAMS)
    (folder / "results.xls").write_bytes(MAGIC.ljust(512, b"\x00") + names)
