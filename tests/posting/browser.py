"""A real headless Chromium, given a page and a script that looks at it."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

FLAGS = (
    "--headless",
    "--no-sandbox",  # tests may run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--virtual-time-budget=20000",
)
DARK = "--blink-settings=preferredColorScheme=0"


class Browser:
    """Chromium as it is installed; the folder takes its pages and profile."""

    def __init__(self, program: str, folder: Path) -> None:
        self._program = program
        self._folder = folder

    def ask(self, page: str, before: str, after: str, *flags: str, zone: str = "UTC") -> Any:
        """Open ``page`` and answer with what ``after`` hands to ``answer(…)``.

        Args:
            page: the HTML.
            before: script that runs before anything of the page.
            after: script that runs after the page; may be asynchronous.
            flags: of the program, besides the usual ones.
            zone: the visitor's time zone.
        """
        whole = page if "<head>" in page else HOST.format(page=page)
        asked = whole.replace("<head>", f"<head><script>{before}</script>", 1)
        file = self._folder / "page.html"
        file.write_text(f"{asked}<script>{ANSWER}{after}</script>", encoding="utf-8")
        shown = subprocess.run(
            [self._program, *FLAGS, *flags, f"--user-data-dir={self._folder / 'profile'}", "--dump-dom", file.as_uri()],
            env={**os.environ, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
            timeout=240,
        ).stdout
        start, end = shown.rindex(OPENING) + len(OPENING), shown.rindex(CLOSING)
        return json.loads(bytes.fromhex(shown[start:end]))


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    """Chromium, or a loud skip."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("CHROMIUM IS MISSING, so the posted page was not seen in a browser: apt-get install chromium")
    folder = tmp_path / "browser"
    folder.mkdir()
    return Browser(program, folder)


HOST = '<!doctype html><html lang="en"><head></head><body>{page}</body></html>'
"""Somebody else's page, which holds a snippet."""

OPENING, CLOSING = '<pre id="answer">', "</pre>"
ANSWER = """
function answer(value) {
  var out = document.createElement("pre");
  out.id = "answer";
  out.textContent = Array.from(new TextEncoder().encode(JSON.stringify(value)),
    function (byte) { return byte.toString(16).padStart(2, "0"); }).join("");
  document.documentElement.appendChild(out);
}
"""
