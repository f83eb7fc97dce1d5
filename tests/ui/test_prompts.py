"""Questions to the person, and files that are dropped."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.scripted import ScriptedPrompts
from ui.dialogs import DialogPrompts
from ui.kit.buttons import Button
from ui.kit.drop import DropArea


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What the dialogs are shown over."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def prompts(window: QWidget) -> DialogPrompts:
    """The real dialogs."""
    made = DialogPrompts(window)
    made.attach(window)
    return made


def dialog(window: QWidget) -> QDialog:
    """The dialog that is open."""
    found = [child for child in window.findChildren(QDialog) if child.isVisible()]
    assert len(found) == 1
    return found[0]


def button(window: QWidget, text: str) -> Button:
    """The button of the open dialog that reads ``text``."""
    return next(known for known in dialog(window).findChildren(Button) if known.text() == text)


def test_something_irreversible_is_asked_first(window: QWidget, prompts: DialogPrompts) -> None:
    """Enter takes the safe answer; only the verb itself does it."""
    done: list[str] = []

    def void() -> None:
        done.append("void")

    prompts.confirm("Void this letter?", "It stays in the file as void.", "Void letter", void)
    assert button(window, "Cancel").hasFocus() or dialog(window).focusWidget() is button(window, "Cancel")
    QTest.keyClick(button(window, "Cancel"), Qt.Key.Key_Return)
    assert done == []
    prompts.confirm("Void this letter?", "It stays in the file as void.", "Void letter", void)
    button(window, "Void letter").click()
    assert done == ["void"]


def test_a_reason_is_never_empty(window: QWidget, prompts: DialogPrompts) -> None:
    """A reason must be typed before one can go on, and blanks are none."""
    given: list[str] = []
    prompts.ask_text("Why was it received earlier?", "Reason", given.append)
    line = dialog(window).findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "  ")
    assert not button(window, "Continue").isEnabled()
    QTest.keyClicks(line, "in the wrong tray ")
    button(window, "Continue").click()
    assert given == ["in the wrong tray"]


def test_files_and_places_are_chosen(window: QWidget, prompts: DialogPrompts) -> None:
    """What was chosen in the system's dialog arrives as paths."""
    files: list[tuple[Path, ...]] = []
    places: list[Path] = []
    prompts.open_files("E-mail to log", "E-mail (*.eml)", files.append)
    chosen = dialog(window)
    assert isinstance(chosen, QFileDialog)
    chosen.filesSelected.emit(["a.eml", "b.eml"])
    chosen.close()
    prompts.save_file("Save label", "label.pdf", places.append)
    saving = dialog(window)
    assert isinstance(saving, QFileDialog)
    saving.filesSelected.emit(["label.pdf"])
    assert files == [(Path("a.eml"), Path("b.eml"))]
    assert places == [Path("label.pdf")]


def test_a_report_can_be_copied(window: QWidget, prompts: DialogPrompts) -> None:
    """One press copies all that a developer needs."""
    prompts.report("Something went wrong", "Traceback …")
    button(window, "Copy and close").click()
    assert QGuiApplication.clipboard().text() == "Traceback …"


def _dropped(area: DropArea, *paths: Path) -> tuple[QDragEnterEvent, QDropEvent]:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(1, 1).toPoint(), copy, data, left, none)
    enter.ignore()
    area.dragEnterEvent(enter)
    drop = QDropEvent(QPointF(1, 1), copy, data, left, none)
    drop.ignore()
    area.dropEvent(drop)
    return enter, drop


def test_files_of_the_right_kind_can_be_dropped(qtbot: QtBot) -> None:
    """Scans are taken, in any spelling of their suffix; the spreadsheet among them is left alone."""
    area = DropArea("Drop scans here", (".pdf", ".jpg"), ScriptedPrompts(), "Scans (*.pdf *.jpg)")
    qtbot.addWidget(area)
    with qtbot.waitSignal(area.dropped) as dropped:
        _dropped(area, Path("/scans/1.PDF"), Path("/scans/list.xlsx"), Path("/scans/2.jpg"))
    assert dropped.args == [(Path("/scans/1.PDF"), Path("/scans/2.jpg"))]
    with qtbot.assertNotEmitted(area.dropped):
        enter, drop = _dropped(area, Path("/scans/list.xlsx"))
    assert not enter.isAccepted()
    assert not drop.isAccepted()


def test_the_keyboard_picks_files_instead(qtbot: QtBot) -> None:
    """Whoever does not drag presses the button."""
    prompts = ScriptedPrompts()
    prompts.answers.append((Path("scan.pdf"),))
    area = DropArea("Drop scans here", (".pdf",), prompts, "Scans (*.pdf)")
    qtbot.addWidget(area)
    with qtbot.waitSignal(area.dropped) as dropped:
        area.button.click()
    assert dropped.args == [(Path("scan.pdf"),)]
    assert prompts.asked == ["Drop scans here Scans (*.pdf)"]
