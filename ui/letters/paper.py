"""How a piece looks: the pages of a letter, the words of an e-mail, or why it cannot be set."""

from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from ui.kit import Card, Label, PageViewer, Role
from ui.letters.reading import Paper
from ui.tasks import TaskRunner


class PaperView(QStackedWidget):
    """Shows one piece; begins with nothing."""

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._viewer = PageViewer(runner)
        self._words = QPlainTextEdit(readOnly=True)
        self._words.setAccessibleName("Text of the e-mail")
        self._why = Label("", Role.MUTED, wraps=True)
        card = Card()
        card.body.addWidget(self._why)
        card.body.addStretch(1)
        nothing = QWidget()
        layout = QVBoxLayout(nothing)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        for widget in (nothing, self._viewer, self._words):
            self.addWidget(widget)

    @property
    def words(self) -> str:
        """What it says, where that is no paper."""
        return self._why.text() if self.currentIndex() == 0 else self._words.toPlainText()

    def show_paper(self, paper: Paper) -> None:
        """Show a piece."""
        if paper.pages is None:
            self._words.setPlainText(paper.words)
            self.setCurrentWidget(self._words)
        else:
            self._viewer.show_pages(paper.pages.count, paper.pages.render)
            self.setCurrentWidget(self._viewer)

    def show_error(self, error: Exception) -> None:
        """Say why there is nothing to see yet."""
        self._why.setText(str(error))
        self.setCurrentIndex(0)
