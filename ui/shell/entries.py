"""What the main window is told about its screens, records and closures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ui.desk import Place, Target
from ui.screen import Screen


@dataclass(frozen=True)
class ScreenEntry:
    """A screen in the sidebar; made when it is first shown."""

    place: Place
    title: str
    icon: str
    make: Callable[[], Screen]


@dataclass(frozen=True)
class Found:
    """A record that the search field offers.

    Attributes:
        title: its name or subject.
        detail: its reference and what tells it from others.
        icon: a name of `ui.kit.icons`.
        target: where choosing it goes.
    """

    title: str
    detail: str
    icon: str
    target: Target


Find = Callable[[str], Sequence[Found]]
"""Looks up records by what was typed; runs in the store's lane."""
