"""The first start."""

from ui.start.question import Question

EMPTY = "empty"
DEMO = "demo"


class Welcome(Question):
    """Offers to begin with an empty store, or to look around in one with demo data."""

    def __init__(self, place: str) -> None:
        super().__init__(
            "Welcome to Backoffice",
            "Letters, e-mail, returns, and the promises made for them, kept over a calendar with holidays.",
        )
        self.offer(EMPTY, "Start empty", f"Your records will be kept in {place}.")
        self.offer(DEMO, "Explore with demo data", "A throw-away store with made-up customers; nothing of it is kept.")
