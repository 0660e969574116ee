"""How long a command takes against the same interpreter doing nothing.

`python benchmarks/startup.py` runs each of the commands below on the shipped plan and `python -c
pass` by turns, and prints the median of the ratios, with the bound that is aimed at. For scale it
also starts the libraries that all this is made of, and does nothing with them.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
RUNS = 20
COMMANDS = {
    "--version": 1.5,
    "--help": 7,
    "validate": 17,
    "progress --format json": 17,
    "progress": 19,
    "report": 30,
}
# What libraries take that do nothing: imported, and with one model built, as pydantic loads the
# most of itself only then.
LIBRARIES = {
    "the libraries, imported": "import typer, pydantic, yaml, rich",
    "the libraries, and one model": (
        "import typer, yaml, rich, pydantic\nclass M(pydantic.BaseModel):\n a: int\nM(a=1)"
    ),
}


def main() -> None:
    """Run all by turns, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    runs = parser.parse_args().runs
    welfare = shutil.which("welfare", path=str(Path(sys.executable).parent)) or "welfare"
    calls = {name: [welfare, *name.split()] for name in COMMANDS}
    calls |= {name: [sys.executable, "-c", code] for name, code in LIBRARIES.items()}
    ratios: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(runs + 1):
        for name, call in calls.items():
            ratios[name].append(seconds(call) / seconds([sys.executable, "-c", "pass"]))
    for name, found in ratios.items():
        bound = f"(aimed at: {COMMANDS[name]:g})" if name in COMMANDS else ""
        # The first round fills the caches.
        print(f"{name:36} {statistics.median(found[1:]):5.1f} {bound}")  # noqa: T201  it prints


def seconds(call: list[str]) -> float:
    """How long a whole process takes."""
    env = {name: told for name, told in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run(call, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, check=True)  # noqa: S603
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
