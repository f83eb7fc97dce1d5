"""What may be asked before the main window is there."""

from ui.start.damaged import DamagedStore
from ui.start.failure import Failure
from ui.start.making import Making
from ui.start.people import PeopleChooser
from ui.start.question import Question
from ui.start.welcome import DEMO, EMPTY, Welcome

__all__ = ["DEMO", "EMPTY", "DamagedStore", "Failure", "Making", "PeopleChooser", "Question", "Welcome"]
