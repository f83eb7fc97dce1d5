"""`make bench`: runs every `bench_*.py` beside this file, prints one table and writes `out/bench.json`.

Each has a `run()` that answers with measurements. Figures say little on a machine that others share; ratios within
one run are what is aimed at. Names on the command line choose: `python -m tests.bench calendar mail`.
"""

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parent
REPORT = HERE.parent.parent / "out" / "bench.json"


class Measurement(TypedDict):
    """What a benchmark answers with; `aim` bounds the ratio, as in "≤ 3" or "≥ 12"."""

    name: str
    figure: float
    unit: str
    ratio: float | None
    aim: str | None


def measurements(chosen: list[str]) -> Iterator[Measurement]:
    """The results of the chosen benchmarks, of all where none is named."""
    for path in sorted(HERE.glob("bench_*.py")):
        if not chosen or path.stem.removeprefix("bench_") in chosen:
            yield from importlib.import_module(f"tests.bench.{path.stem}").run()


def verdict(measurement: Measurement) -> str:
    """Whether the ratio keeps its aim, in a word; empty where there is no aim."""
    ratio, aim = measurement["ratio"], measurement["aim"]
    if ratio is None or not aim:
        return ""
    bound = float(aim.strip("≤≥ ×"))
    return "met" if (ratio <= bound if aim.startswith("≤") else ratio >= bound) else "missed"


def main() -> None:
    """Measures, prints and writes."""
    table = Table("benchmark", "figure", "ratio", "aim", "")
    results = []
    for each in measurements(sys.argv[1:]):
        results.append(each | {"verdict": verdict(each)})
        ratio = "" if each["ratio"] is None else f"{each['ratio']:.2f}"
        table.add_row(each["name"], f"{each['figure']:,.2f} {each['unit']}", ratio, each["aim"], verdict(each))
    Console().print(table)
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
