"""A small picture of a strip below the large one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from latentlab.ui.widgets.image_view import ImageView


def strip_view(name: str, title: str, side: int, parent: QWidget) -> ImageView:
    """A view of ``side`` pixels that takes no drops; it is dragged out as a file called ``name``."""
    view = ImageView(parent, drops=False)
    view.setObjectName(name)
    view.setAccessibleName(title)
    view.setToolTip(title)
    view.file_name = name
    view.setFixedSize(side, side)
    return view
