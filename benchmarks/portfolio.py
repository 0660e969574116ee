"""How long `welfare overview` takes over every municipality's plan, against parsing the YAML alone.

`python benchmarks/portfolio.py` makes 1,741 plans of 12 indicators with five years of results, made
up and marked so, and prints how many times as long the overview takes on the machine's cores as the
C loader of YAML needs for the same plan files in as many processes. Both run by turns; medians.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from pathlib import Path

import yaml

PLANS, YEARS, RUNS = 1741, range(2018, 2023), 5
KINDS = ("地域福祉計画", "高齢者保健福祉計画", "障がい者福祉計画", "子ども・子育て支援事業計画")
FIELDS = ("ともに支えあう地域づくり", "安心して暮らせる仕組みづくり", "健やかに過ごせる環境づくり")
MEASURED = (
    ("地域活動に参加した人の割合", "%", 46, 60),
    ("ボランティア登録者数", "人", 1327, 3000),
    ("地域での相談件数", "件", 296, 411),
    ("特定健康診査の受診率", "%", 31, 45),
    ("防災訓練を実施した自主防災組織の割合", "%", 52, 80),
    ("福祉サービスに満足している人の割合", "%", 38, 50),
    ("要介護認定を受けた人の割合", "%", 21, 19),
    ("認知症サポーターの養成者数", "人", 5200, 9000),
    ("待機児童数", "人", 64, 0),
    ("民生委員・児童委員の充足率", "%", 96, 100),
    ("避難行動要支援者の個別計画の作成件数", "件", 164, 395),
    ("就労支援事業所からの一般就労者数", "人", 34, 82),
)
STATUSES = ("sample",) * 12 + ("pending", "not-surveyed")


def main() -> None:
    """Make the plans, run both by turns, and print the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=PLANS)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--profile", action="store_true", help="only profile one process")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        paths = [make(Path(name), number) for number in range(wanted.plans)]
        if wanted.profile:
            profile(paths)
            return
        cores = len(os.sched_getaffinity(0))
        pairs = [(timed_overview(Path(name)), timed_yaml(paths, cores)) for _ in range(wanted.runs)]
    ours, parsing = (statistics.median(times) for times in zip(*pairs, strict=True))
    told = f"{wanted.plans} plans, {cores} cores: overview {ours:.2f} s, YAML alone {parsing:.2f} s"
    print(f"{told}: {ours / parsing:.2f} times")  # noqa: T201  a benchmark prints


def make(folder: Path, number: int) -> Path:
    """The plan of a municipality, in a folder of its own, the same at every call."""
    chance = random.Random(number)  # noqa: S311  no secret
    home = folder / f"{number // 100:02}" / f"{number:04}"
    (home / "results").mkdir(parents=True)
    path = home / "plan.yaml"
    path.write_text("\n".join(_plan(number, chance)) + "\n", encoding="utf-8")
    for year in YEARS:
        rows = (_row(place, year, chance) for place in range(len(MEASURED)))
        text = "\n".join(["indicator,value,status,source,note", *rows])
        (home / "results" / f"{year}.csv").write_text(text + "\n", encoding="utf-8")
    return path


def _plan(number: int, chance: random.Random) -> Iterator[str]:
    yield from ("# 見本（架空の計画）。公式のものではない。", "format: 1", f"id: city-{number:04}")
    yield f"title: {{ja: 第{chance.randint(2, 6)}次{number}番市{chance.choice(KINDS)}（見本）}}"
    yield "period: {from: H30, to: R4}"
    yield f"rules: {chance.choice(('pace', 'pace', 'fukuoka', 'open-sdg', 'maff'))}"
    yield "sections:"
    for field, title in enumerate(FIELDS, 1):
        yield f'  - id: "{field}"'
        yield "    kind: 基本目標"
        yield f"    title: {title}"
        yield "    actions:"
        for action in "abc":
            yield f"      - {{id: {field}-{action}, title: {title}に向けた取組の推進（{action}）}}"
        yield "    indicators:"
        for place in range((field - 1) * 4, field * 4):
            yield from _indicator(place, chance)


def _indicator(place: int, chance: random.Random) -> Iterator[str]:
    title, unit, start, end = MEASURED[place]
    yield f"      - id: indicator-{place}"
    yield f"        title: {title}"
    yield f'        unit: "{unit}"'
    yield f"        baseline: {{year: H29, value: {start}.{chance.randint(0, 9)}}}"
    yield f"        target: {{year: R4, value: {end}}}"


def _row(place: int, year: int, chance: random.Random) -> str:
    """A value somewhere on the way, ahead of the line or behind it."""
    _, _, start, end = MEASURED[place]
    status = chance.choice(STATUSES)
    if status != "sample":
        return f"indicator-{place},,{status},,"
    done = Decimal(chance.randint(-20, 130)) * (year - 2017) / 500
    value = max(Decimal(0), start + (end - start) * done)
    return f"indicator-{place},{min(value, Decimal(99 if end <= 100 else 9999)):.1f},sample,見本,"


def timed_overview(folder: Path) -> float:
    """Seconds for the whole command, its start included."""
    command = [sys.executable, "-m", "welfare_cli", "overview", str(folder), "--format", "csv"]
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  our own command
    return time.perf_counter() - start


def timed_yaml(paths: list[Path], cores: int) -> float:
    """Seconds for the C loader alone; the processes are there before the clock runs."""
    with ProcessPoolExecutor(cores) as pool:
        list(pool.map(abs, range(cores * 8)))
        start = time.perf_counter()
        sum(pool.map(_parse, (paths[n::cores] for n in range(cores))))
        return time.perf_counter() - start


def _parse(paths: list[Path]) -> int:
    return sum(len(yaml.load(path.read_bytes(), yaml.CSafeLoader)) for path in paths)


def profile(paths: list[Path]) -> None:
    """Where the time goes in one process, by the functions' own time."""
    import cProfile  # noqa: PLC0415  only this part needs them
    import pstats  # noqa: PLC0415

    from welfare_cli.cli.overview import Wanted, entry_of  # noqa: PLC0415

    with cProfile.Profile() as found:
        for path in paths:
            entry_of(Wanted(), path)
    pstats.Stats(found).sort_stats("tottime").print_stats(25)


if __name__ == "__main__":
    main()
