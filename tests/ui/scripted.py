"""Prompts that answer themselves."""

from collections.abc import Callable
from pathlib import Path
from typing import Any


class ScriptedPrompts:
    """Answers every question with the next of ``answers``; None, or nothing left, declines.

    Attributes:
        answers: True for a confirmation, text for a line, a tuple of paths or one path for files.
        asked: the questions so far, and the titles and texts of reports.
    """

    def __init__(self) -> None:
        self.answers: list[Any] = []
        self.asked: list[str] = []

    def confirm(self, question: str, detail: str, accept: str, then: Callable[[], None]) -> None:
        if self._next(f"{question} {detail} [{accept}]"):
            then()

    def ask_text(self, question: str, label: str, then: Callable[[str], None]) -> None:
        self._answer(f"{question} {label}", then)

    def open_files(self, title: str, patterns: str, then: Callable[[tuple[Path, ...]], None]) -> None:
        self._answer(f"{title} {patterns}", then)

    def save_file(self, title: str, suggested: str, then: Callable[[Path], None]) -> None:
        self._answer(f"{title} {suggested}", then)

    def choose_folder(self, title: str, then: Callable[[Path], None]) -> None:
        self._answer(title, then)

    def report(self, title: str, text: str) -> None:
        self.asked.append(f"{title}\n{text}")

    def _answer(self, question: str, then: Callable[[Any], None]) -> None:
        answer = self._next(question)
        if answer is not None:
            then(answer)

    def _next(self, question: str) -> Any:
        self.asked.append(question)
        return self.answers.pop(0) if self.answers else None
