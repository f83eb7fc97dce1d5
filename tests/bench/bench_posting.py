"""Every file of a posting of a year, from the snapshot to the bytes."""

import time
from collections.abc import Callable
from functools import partial
from typing import Any

from backoffice.posting import RENDERINGS, render
from tests.posting.samples import public_hours

WITHIN = 50.0  # milliseconds for all files together


def run() -> list[dict[str, Any]]:
    """Milliseconds for all files, the quickest of twenty, as a share of what is allowed; and for each file."""
    render(public_hours())
    together = _quickest(lambda: render(public_hours()))
    rows = [_row("posting: a year in all formats", together, together / WITHIN, "≤ 1")]
    hours = public_hours()
    for name, write in RENDERINGS.items():
        rows.append(_row(f"posting: {name}", _quickest(partial(write, hours)), None, None))
    return rows


def _quickest(work: Callable[[], object]) -> float:
    return min(_milliseconds(work) for _ in range(20))


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def _row(name: str, figure: float, ratio: float | None, aim: str | None) -> dict[str, Any]:
    return {"name": name, "figure": figure, "unit": "ms", "ratio": ratio, "aim": aim}
