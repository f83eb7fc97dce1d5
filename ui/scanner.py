"""The hand scanner: a keyboard that types very fast and ends with Enter or Tab."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget


class Scanner(QObject):
    """Tells scans from typing, anywhere in the program. Install it on the application.

    At least six characters, no more than 50 ms apart and ended by Enter or Tab, are a scan. Keys are held back until
    it is clear which they are; what was no scan reaches the focused widget in the order in which it was typed. Times
    are those of the keys themselves, so a busy moment of the program makes no scan out of typing.

    A scan that is none of our codes goes into the text field that has the focus, which Tab then leaves (never Enter:
    the end of a tracking number must not submit a form); without one it is `unknown`.

    Args:
        is_code: whether a scan reads like one of our codes; decided from its characters alone.

    Signals:
        scanned(str): one of our codes.
        unknown(str): a scan that nobody knows what to do with.
    """

    scanned = Signal(str)
    unknown = Signal(str)

    def __init__(self, is_code: Callable[[str], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._is_code = is_code
        self._held: list[QKeyEvent] = []
        self._window: QWindow | None = None
        self._replaying = False
        self._patience = QTimer(self, singleShot=True, interval=_GAP_MS)
        self._patience.timeout.connect(self._let_queued_keys_come)
        self._last_call = QTimer(self, singleShot=True, interval=0)
        self._last_call.timeout.connect(self._replay)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold back keys on their way to a window; everything else passes."""
        kinds = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
        if self._replaying or event.type() not in kinds or not isinstance(watched, QWindow):
            return False
        assert isinstance(event, QKeyEvent)  # noqa: S101 - tells the type checker what the event's type says
        if event.type() is QEvent.Type.KeyRelease:
            return self._release(event)
        return self._press(watched, event)

    def _press(self, window: QWindow, event: QKeyEvent) -> bool:
        if self._held and (window is not self._window or self._gap(event) > _GAP_MS):
            self._replay()
        if _ends_scan(event) and len(self._text()) >= _LEAST:
            self._finish(event)
            return True
        if not _belongs_to_scan(event):
            self._replay()
            return False
        self._window = window
        self._hold(event)
        return True

    def _release(self, event: QKeyEvent) -> bool:
        if self._held:
            self._held.append(event.clone())
        return bool(self._held)

    def _hold(self, event: QKeyEvent) -> None:
        self._held.append(event.clone())
        self._last_call.stop()
        self._patience.start()

    def _gap(self, event: QKeyEvent) -> int:
        return event.timestamp() - self._pressed()[-1].timestamp()

    def _pressed(self) -> list[QKeyEvent]:
        return [event for event in self._held if event.type() is QEvent.Type.KeyPress]

    def _text(self) -> str:
        return "".join(event.text() for event in self._pressed())

    def _finish(self, end: QKeyEvent) -> None:
        code = self._text()
        if self._is_code(code):
            self._forget()
            self.scanned.emit(code)
        elif _writes_text(QApplication.focusWidget()):
            self._held += [_tab(QEvent.Type.KeyPress, end), _tab(QEvent.Type.KeyRelease, end)]
            self._replay()
        else:
            self._forget()
            self.unknown.emit(code)

    def _let_queued_keys_come(self) -> None:
        self._last_call.start()

    def _replay(self) -> None:
        held, window = self._held, self._window
        self._forget()
        self._replaying = True
        try:
            for event in held:
                if window is not None:
                    QCoreApplication.sendEvent(window, event)
        finally:
            self._replaying = False

    def _forget(self) -> None:
        self._held = []
        self._patience.stop()
        self._last_call.stop()


def _belongs_to_scan(event: QKeyEvent) -> bool:
    chords = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    if event.isAutoRepeat() or event.modifiers() & chords:
        return False
    return len(event.text()) == 1 and "!" <= event.text() <= "~"


def _ends_scan(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


def _writes_text(widget: QWidget | None) -> bool:
    return widget is not None and widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def _tab(kind: QEvent.Type, end: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(kind, Qt.Key.Key_Tab, end.modifiers(), "\t")


_LEAST = 6
_GAP_MS = 50
