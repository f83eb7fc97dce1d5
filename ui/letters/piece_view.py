"""One piece beside the list: whom it goes to, what its dispatch keeps, and how it looks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.errors import UserFacingError
from backoffice.letters import LetterChannel
from ui.kit import Badge, Button, Kind, Label, Role, Space
from ui.letters.paper import PaperView
from ui.letters.reading import Piece
from ui.letters.words import CHANNELS, kept_words, life_words, state_chip
from ui.tasks import TaskRunner


class PieceView(QWidget):
    """Shows a piece.

    Attributes:
        paper: how it looks.

    Signals:
        case_wanted(): the person wants to see its case.
    """

    case_wanted = Signal()

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Letter")
        self.paper = PaperView(runner)
        self._reference = Label("", Role.HEADING, selectable=True)
        self._badge = Badge()
        self._facts = Label("", Role.BODY, wraps=True, selectable=True)
        self._keeps = Label("", Role.STRONG, wraps=True)
        self._life = Label("", Role.MUTED, wraps=True)
        self._case = Button("", Kind.QUIET, icon="cases")
        self._case.clicked.connect(self.case_wanted)
        self._lay_out()

    @property
    def keeps(self) -> str:
        """What is said of the promises that its dispatch keeps."""
        return self._keeps.text()

    def show_piece(self, piece: Piece) -> None:
        """Show ``piece``."""
        letter = piece.letter
        self._reference.setText(letter.reference)
        self._badge.show_chip(state_chip(letter))
        self._case.setText(f"Case {letter.case}")
        self._case.setAccessibleName(f"Open case {letter.case}")
        told = letter.recipient.replace("\n", ", ") or letter.customer
        lines = [letter.subject, f"{CHANNELS[letter.channel]} to {told}"]
        if letter.enclosed_return:
            along = "with" if letter.channel is LetterChannel.MAIL else "about"
            lines.append(f"{along} return {letter.enclosed_return}")
        self._facts.setText("\n".join(lines))
        self._keeps.setText(kept_words(piece.keeps, piece.zone, piece.now))
        self._keeps.setHidden(not self._keeps.text())
        self._life.setText(life_words(letter, piece.zone))
        if isinstance(piece.look, UserFacingError):
            self.paper.show_error(piece.look)
        else:
            self.paper.show_paper(piece.look)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._reference)
        head.addWidget(self._badge)
        head.addStretch(1)
        case = QHBoxLayout()
        case.addWidget(self._case)
        case.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(head)
        layout.addWidget(self._facts)
        layout.addWidget(self._keeps)
        layout.addWidget(self._life)
        layout.addLayout(case)
        layout.addWidget(self.paper, 1)
