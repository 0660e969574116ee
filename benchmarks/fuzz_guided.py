"""The surfaces of `fuzz.py` under inputs that a coverage guide invents, which keeps what is new.

    pip install atheris
    python benchmarks/fuzz_guided.py plan -max_total_time=300

The first argument names the surface; the others are libFuzzer's. atheris is no part of the
development tools, since there is none for every Python and system we test on. It begins with the
same seeds. A violation ends it, with the input in a file `crash-…`. Calls are left out: a guide
would sooner or later name a path that is none of ours.
"""

import sys
import tempfile
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["welfare_cli"]):
    from fuzz_targets import SURFACES

SEEDS = 300


def main() -> None:
    """Guide the surface that is named."""
    name = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        for number in range(SEEDS):
            data = SURFACES[name].make(Random(f"guided {name} {number}"))  # noqa: S311  no secret
            (Path(folder) / str(number)).write_bytes(data)
        atheris.Setup([sys.argv[0], *sys.argv[2:], folder], SURFACES[name].check)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
