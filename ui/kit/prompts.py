"""Questions to the person, asked without stopping the program; tests answer them by a script instead."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol


class Prompts(Protocol):
    """Every question that a screen may ask. ``then`` is called with the answer, and not at all when it is declined."""

    def confirm(self, question: str, detail: str, accept: str, then: Callable[[], None]) -> None:
        """Ask before something irreversible; ``accept`` is the verb on the button ("Void letter")."""
        ...

    def ask_text(self, question: str, label: str, then: Callable[[str], None]) -> None:
        """Ask for one line of text (a reason, a name); never answers with an empty one."""
        ...

    def open_files(self, title: str, patterns: str, then: Callable[[tuple[Path, ...]], None]) -> None:
        """Ask for existing files; ``patterns`` as in ``"E-mail (*.eml)"``."""
        ...

    def save_file(self, title: str, suggested: str, then: Callable[[Path], None]) -> None:
        """Ask where to save; ``suggested`` is a file name."""
        ...

    def choose_folder(self, title: str, then: Callable[[Path], None]) -> None:
        """Ask for an existing folder."""
        ...

    def report(self, title: str, text: str) -> None:
        """Show a long text that can be copied."""
        ...
