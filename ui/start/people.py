"""Who sits at the desk."""

from collections.abc import Iterable

from backoffice.roles import User
from ui.start.question import Question


class PeopleChooser(Question):
    """Asks who acts; the answer is the person's name."""

    def __init__(self, people: Iterable[User]) -> None:
        super().__init__("Who is working here?", "What you do is written down under your name.")
        for user in people:
            self.offer(user.name, f"{user.name} · {user.role}")
