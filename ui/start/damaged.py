"""A store that is broken."""

from collections.abc import Sequence
from datetime import datetime

from backoffice.upkeep import Backup
from ui.start.question import Question

OFFERED = 4


class DamagedStore(Question):
    """Says so, and offers the newest backups; the answer is a backup's path."""

    def __init__(self, sentence: str, backups: Sequence[Backup]) -> None:
        offer = "The file stays where it is, whatever you choose." if backups else "No backup was found beside it."
        super().__init__("The store is damaged", f"{sentence} {offer}")
        for backup in backups[:OFFERED]:
            made = datetime.fromtimestamp(backup.made).astimezone()
            self.offer(str(backup.path), f"Restore the backup of {made:%a} {made.day} {made:%b %Y, %H:%M}")
