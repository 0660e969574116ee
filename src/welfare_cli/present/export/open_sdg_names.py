"""Names of files made from ids: safe on every system, and no two alike even without regard to case.

The same ids give the same names.
"""

import re
from collections.abc import Sequence

# Windows keeps these for devices, whatever follows the dot.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(10))}


def file_names(ids: Sequence[str]) -> list[str]:
    """A name for each id: its letters, digits and hyphens, and a number where it is taken."""
    taken = set(_DEVICES)
    names = []
    for one in ids:
        base = re.sub(r"[^A-Za-z0-9]+", "-", one).strip("-") or "indicator"
        name, number = base, 1
        while name.casefold() in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name.casefold())
        names.append(name)
    return names
