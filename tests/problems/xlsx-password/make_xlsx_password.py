"""The container that Excel puts around a workbook with a password."""

from pathlib import Path

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STREAMS = ("Root Entry", "EncryptionInfo", "EncryptedPackage")


def make(folder: Path) -> None:
    """Write the container's header and the names of its streams, which is all that is looked at."""
    names = b"".join(name.encode("utf-16-le").ljust(128, b"\x00") for name in STREAMS)
    (folder / "results.xlsx").write_bytes(MAGIC.ljust(512, b"\x00") + names)
