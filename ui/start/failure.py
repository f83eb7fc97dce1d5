"""Why the window cannot open."""

from ui.start.question import Question


class Failure(Question):
    """One sentence, and a way out."""

    def __init__(self, sentence: str) -> None:
        super().__init__("Backoffice cannot start", sentence)
        self.offer("close", "Close")
