"""What a drag or the clipboard brings: image files, images without a file, and other paths."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QMimeDatabase, QUrl
from PySide6.QtGui import QImage, QPixmap

from latentlab.errors import BadInput, LatentLabError

_EMBEDDED = re.compile(r"""src\s*=\s*["'](data:image/[^"']+)""", re.IGNORECASE)


@dataclass(frozen=True)
class Dropped:
    """``images``: pairs of a name and the file or its bytes; ``paths``: folders and other files."""

    images: list[tuple[str, bytes | Path]] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    error: LatentLabError | None = None


def acceptable(mime: QMimeData) -> bool:
    """Whether it looks like something ``read_dropped`` has an answer to."""
    return bool(mime.hasImage() or _addresses(mime) or _embedded(mime))


def read_dropped(mime: QMimeData) -> Dropped:
    """Sort out what was dropped or pasted. Browsers send an address, the image and HTML, or some of them."""
    addresses = _addresses(mime)
    local = [Path(url.toLocalFile()) for url in addresses if url.isLocalFile()]
    if local:
        pictures = [path for path in local if _is_picture(path)]
        return Dropped(
            images=[(path.name, path) for path in pictures],
            paths=[path for path in local if path not in pictures],
        )
    name = next((url.fileName() for url in addresses if url.fileName()), "")
    if mime.hasImage():
        return Dropped(images=[(name, _png(mime.imageData()))])
    embedded = _embedded(mime)
    if embedded:
        return _from_data_address(embedded)
    if addresses:
        return Dropped(
            error=BadInput(
                "Only an address was dropped ({address}), not the picture itself.",
                "Save the picture as a file, or copy it, and drop or paste that.",
                address=addresses[0].toDisplayString(),
            )
        )
    return Dropped(error=BadInput("There is no image in this.", "Drop or paste an image or a file."))


def _addresses(mime: QMimeData) -> list[QUrl]:
    """URLs that were dropped, or a URL that came as text; data: URLs are not addresses."""
    urls = mime.urls()
    text = mime.text().strip()
    if not urls and re.match(r"(file|https?)://\S+$", text):
        urls = [QUrl(text)]
    return [url for url in urls if url.scheme() in ("file", "http", "https")]


def _embedded(mime: QMimeData) -> str:
    """The first image that came inside a URL or inside HTML, as a data: address."""
    candidates = [url.toString(QUrl.ComponentFormattingOption.FullyEncoded) for url in mime.urls()]
    candidates.append(mime.text().strip())
    found = _EMBEDDED.search(mime.html())
    candidates.append(unescape(found.group(1)) if found else "")
    return next((text for text in candidates if text.startswith("data:image/")), "")


def _from_data_address(address: str) -> Dropped:
    head, _, body = address.partition(",")
    try:
        content = unquote_to_bytes(body)
        if head.endswith(";base64"):
            content = base64.b64decode(content, validate=False)
    except binascii.Error as error:
        problem = BadInput(
            "The dropped image is damaged ({cause}).", "Save it as a file and drop that.", cause=error
        )
        return Dropped(error=problem)
    return Dropped(images=[("", content)])


def _is_picture(path: Path) -> bool:
    """By content, else by name, so that a text called .png is refused as an image, with the reason."""
    if path.is_dir():
        return False
    return QMimeDatabase().mimeTypeForFile(str(path)).name().startswith("image/")


def _png(image: object) -> bytes:
    picture = image.toImage() if isinstance(image, QPixmap) else image
    if not isinstance(picture, QImage):
        return b""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # Quality 100 is no compression: it is read again at once.
    picture.save(buffer, "PNG", 100)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
