"""What the steps of the tour share."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from backoffice.clock import SetClock
from backoffice.errors import UserFacingError
from ui.app import Program
from ui.kit import Scheme, Style
from ui.tour.hand import Hand, NotSeenError


class Tour:
    """What the steps share.

    Attributes:
        hand: types and clicks.
        out: the folder for what the tour leaves.
        clock: stands still unless a step moves it.
        known: what a step found out for later ones, such as references.
    """

    def __init__(self, out: Path, clock: SetClock, program: Program, app: QApplication) -> None:
        self.hand = Hand()
        self.out = out
        self.clock = clock
        self.known: dict[str, str] = {}
        self._program = program
        self._app = app

    @property
    def frame(self) -> QWidget:
        """The main window."""
        window = self._program.window
        if window is None:
            raise NotSeenError("the window did not open")
        return window.frame

    def later(self, **amount: float) -> None:
        """Let time pass."""
        self.clock.moment += timedelta(**amount)

    def choose(self, scheme: Scheme) -> None:
        """Show everything in the colours of ``scheme``."""
        for style in self._app.findChildren(Style):
            style.choose(scheme)

    def picture(self, name: str) -> str:
        """Save a picture of what is in front; answers its file's name."""
        self.hand.settle()
        shown = QApplication.activeModalWidget() or self.frame
        file = f"{name}.png"
        if not shown.grab().save(str(self.out / file)):
            raise UserFacingError(f"The picture {self.out / file} could not be written.")
        return file
