"""Labels and letters against other ways of making them, and one label from key press to preview."""

import json
import subprocess
import sys
import time
from typing import Any

from backoffice.documents.labels import Printing, draw_outer_labels
from backoffice.documents.pages import stock
from backoffice.documents.preview import render
from tests.bench.document_makers import our_labels

PEERS = {
    "labels": {"fpdf2": "≥ 3", "widgets": "≥ 30", "pylabels": "≥ 30"},
    "letters": {"platypus": "≥ 1", "fpdf2": "≥ 1", "weasyprint": "≥ 1", "typst": "≥ 1"},
}
WITHIN = {"labels": 1.0, "letters": 1.2}  # milliseconds a page
MEMORY = 60.0  # MiB
PREVIEW = 150.0  # milliseconds


def run() -> list[dict[str, Any]]:
    """Milliseconds a page (ours as a share of what is allowed, peers as multiples of ours), memory, and the preview."""
    results = []
    for kind, peers in PEERS.items():
        ours = _best(f"ours_{kind}")
        ms, mib = _per_page(ours), ours["mib"]
        results.append(_row(f"documents: {kind}", ms, "ms/page", ms / WITHIN[kind], "≤ 1"))
        results.append(_row(f"documents: {kind}, peak memory", mib, "MiB", mib / MEMORY, "≤ 1"))
        for peer, aim in peers.items():
            found = _best(f"{peer}_{kind}")
            if "missing" in found:
                print(f"documents: {peer} is not compared: {found['missing']}", file=sys.stderr)
            else:
                results.append(
                    _row(f"documents: {kind} by {peer}", _per_page(found), "ms/page", _per_page(found) / ms, aim)
                )
    preview = _preview()
    results.append(_row("documents: a label on screen", preview, "ms", preview / PREVIEW, "≤ 1"))
    return results


def _best(way: str) -> dict[str, Any]:
    """The quicker of three runs in fresh processes; what a busy machine adds is not the maker's."""
    runs = [_once(way) for _ in range(3)]
    return min(runs, key=lambda found: found.get("seconds", 0.0))


def _once(way: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.document_makers", way]
    found: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return found


def _per_page(found: dict[str, Any]) -> float:
    return float(found["seconds"] / found["pages"] * 1000)


def _preview() -> float:
    """Milliseconds from the values of one label to its picture, as a window asks for it."""
    labels = our_labels(6)
    draw_outer_labels(labels[:1], Printing(stock("4x6"), "Bench"))
    times = []
    for label in labels[1:]:
        begun = time.perf_counter()
        render(draw_outer_labels([label], Printing(stock("4x6"), "Bench")).released(), 0, 110)
        times.append(time.perf_counter() - begun)
    return min(times) * 1000


def _row(name: str, figure: float, unit: str, ratio: float, aim: str) -> dict[str, Any]:
    return {"name": name, "figure": figure, "unit": unit, "ratio": ratio, "aim": aim}
