"""One row of the slider column: name, slider, value, lock. Rows are lent to whichever axis is in view."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from latentlab.ui.icons import icon
from latentlab.ui.theme import current_theme
from latentlab.ui.widgets.latent_slider import LatentSlider
from latentlab.ui.widgets.value_box import ValueBox

ROW_HEIGHT = 30
_MARGIN = 8
_VALUE_WIDTH = 68
_LOCK_WIDTH = 24


class LockButton(QAbstractButton):
    """A padlock that shows when it is closed, pointed at or its row is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(_LOCK_WIDTH, _LOCK_WIDTH)

    def paintEvent(self, event: QPaintEvent) -> None:
        row = self.parentWidget()
        if not (self.isChecked() or self.underMouse() or (row is not None and row.underMouse())):
            return
        painter = QPainter(self)
        side = 14
        box = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        bright = self.isChecked() or self.underMouse()
        image = icon("lock" if self.isChecked() else "unlock", "text" if bright else "muted")
        image.paint(painter, box)
        painter.end()


class SliderRow(QWidget):
    """The widgets of one axis. The column binds a row to an axis and tells it what to show.

    The signals carry the axis first: ``ticked`` a slider position, ``nudged`` steps, ``entered`` a typed
    value, ``lock_asked`` whether to lock.
    """

    ticked = Signal(int, int)
    nudged = Signal(int, float)
    entered = Signal(int, float)
    reset_asked = Signal(int)
    lock_asked = Signal(int, bool)
    left = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.axis = -1
        self.name = ""
        self._name_width = 32
        self._activity: float | None = None
        self.slider = LatentSlider(self)
        self.value = ValueBox(self)
        self.lock = LockButton(self)
        self.slider.edit_asked.connect(self.value.begin)
        self.slider.lock_asked.connect(self.lock.click)
        self.slider.valueChanged.connect(self._on_ticked)
        self.slider.nudged.connect(self._on_nudged)
        self.slider.reset_asked.connect(self._on_reset_asked)
        self.slider.left.connect(self._on_left)
        self.value.nudged.connect(self._on_nudged)
        self.value.entered.connect(self._on_entered)
        self.value.left.connect(self._on_left)
        self.lock.toggled.connect(self._on_lock_toggled)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def bind(self, axis: int, name: str) -> None:
        """Serve this axis from now on. The names are those that tests and assistive tools look for."""
        self.axis, self.name = axis, name
        self.slider.setObjectName(f"latent_slider_{axis}")
        self.value.setObjectName(f"latent_value_{axis}")
        self.lock.setObjectName(f"latent_lock_{axis}")
        self.slider.setAccessibleName(self.tr("Axis {name}").format(name=name))
        self.value.setAccessibleName(self.tr("Value of {name}").format(name=name))
        self.lock.setAccessibleName(self.tr("Lock {name}").format(name=name))
        self.update()

    def release(self) -> None:
        """Serve no axis: nothing may find this row by name."""
        self.axis = -1
        for widget in (self.slider, self.value, self.lock):
            widget.setObjectName("")

    def show_value(self, tick: int, value: float, decimals: int) -> None:
        """Move slider and text, silently. ``tick`` may lie beyond the slider's ends."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(tick)
        self.slider.set_beyond(not self.slider.minimum() <= tick <= self.slider.maximum())
        self.value.set_value(value, decimals)

    def show_locked(self, locked: bool) -> None:
        """Closed or open, silently."""
        with QSignalBlocker(self.lock):
            self.lock.setChecked(locked)
        self.slider.set_locked(locked)
        self.value.setReadOnly(locked)
        self.slider.setAccessibleDescription(self.tr("locked") if locked else "")
        self.lock.setToolTip(self.tr("Unlock this axis (L)") if locked else self.tr("Lock this axis (L)"))
        self.update()

    def show_activity(self, share: float | None) -> None:
        """How active the axis is, 0 to 1 of the most active one; None draws no bar."""
        if share != self._activity:
            self._activity = share
            self.update()

    def set_name_width(self, width: int) -> None:
        """Room for the name, alike in all rows."""
        if width != self._name_width:
            self._name_width = width
            self._lay_out()

    def has_focus(self) -> bool:
        """Whether the keyboard is in this row."""
        return self.slider.hasFocus() or self.value.hasFocus()

    def held(self) -> bool:
        """Whether a button keeps the slider down."""
        return self.slider.isSliderDown()

    def _on_ticked(self, tick: int) -> None:
        self.ticked.emit(self.axis, tick)

    def _on_nudged(self, steps: float) -> None:
        self.nudged.emit(self.axis, steps)

    def _on_entered(self, value: float) -> None:
        self.entered.emit(self.axis, value)

    def _on_reset_asked(self) -> None:
        self.reset_asked.emit(self.axis)

    def _on_lock_toggled(self, locked: bool) -> None:
        self.lock_asked.emit(self.axis, locked)

    def _on_left(self) -> None:
        self.update()
        self.left.emit(self.axis)

    # -- drawing --------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        # By hand: a layout a row is what makes long columns slow.
        height, right = self.height(), self.width() - 4
        self.lock.setGeometry(right - _LOCK_WIDTH, (height - _LOCK_WIDTH) // 2, _LOCK_WIDTH, _LOCK_WIDTH)
        right -= _LOCK_WIDTH
        self.value.setGeometry(right - _VALUE_WIDTH, 1, _VALUE_WIDTH, height - 2)
        left = _MARGIN + self._name_width + 4
        self.slider.setGeometry(left, 1, max(48, right - _VALUE_WIDTH - 4 - left), height - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        box = QRect(_MARGIN, 0, self._name_width, self.height())
        painter.setPen(QColor(theme.text if self.has_focus() else theme.muted))
        text = QFontMetrics(self.font()).elidedText(self.name, Qt.TextElideMode.ElideMiddle, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
        if self._activity is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            faint = QColor(theme.muted)
            faint.setAlphaF(0.65)
            painter.setBrush(faint)
            width = max(2.0, (box.width() - 4) * self._activity)
            painter.drawRoundedRect(QRectF(box.left(), box.bottom() - 3.5, width, 2), 1, 1)
        painter.end()
