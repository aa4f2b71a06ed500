"""Fashion-MNIST: where it lies, and fetching it where it does not lie yet."""

from __future__ import annotations

import hashlib
from pathlib import Path

from latentlab.data.arrays import Split, assemble
from latentlab.data.cache import cannot_write
from latentlab.data.decoding import Bytes
from latentlab.data.download import DownloadFailed, download
from latentlab.data.idx import read_idx, read_pair
from latentlab.data.stores import Dataset
from latentlab.errors import BadInput
from latentlab.files import write_atomically
from latentlab.paths import cache_home, resources
from latentlab.progress import Progress

CLASSES = (
    "T-shirt/top",
    "Trouser",
    "Pullover",
    "Dress",
    "Coat",
    "Sandal",
    "Shirt",
    "Sneaker",
    "Bag",
    "Ankle boot",
)

INSTALLED = Path("/usr/share/datasets/fashion-mnist")
"""Where Debian's package dataset-fashion-mnist puts it."""

SOURCE = "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"
"""The publisher's own repository."""

# SHA-256 of the arrays in the files. These are the files whose MD5 sums Zalando publishes (8d4fb7e6...,
# 25c81989..., bef4ecab..., bb300cfd...); Debian's are the same but for the header of gzip.
SUMS = {
    "train-images-idx3-ubyte.gz": "2e487a6c89124f78f2d7521542223cafe96f7123c3ca13d447772ac6ecbb3012",
    "train-labels-idx1-ubyte.gz": "657fbd221bfc9f4198cc14b5619cc33ec57c58dd0e47af4d99d6650759e869a7",
    "t10k-images-idx3-ubyte.gz": "c867c93ff95360594e8ec3287995350b824dd110b11595c0e13d5423f621867a",
    "t10k-labels-idx1-ubyte.gz": "3d0e6c6ea990b53b6f8f500a41cac93881d981b315f84578b7d915342ade01e9",
}
_SIZES = dict(zip(SUMS, (26_421_880, 29_515, 4_422_102, 5_148), strict=True))


def open_fashion(name: str, image_size: int, progress: Progress) -> Dataset:
    """All 60,000 training and 10,000 test images; downloaded where they are not on this machine yet."""
    folder = present()
    if folder is None:
        folder = downloaded()
        for file in SUMS:
            _fetch(file, folder, progress)
    progress.report(-1, "Reading {name}", name=name)
    images, labels, test_images, test_labels = (_read(folder / file, file) for file in SUMS)
    train, test = Split(images[:, None], labels), Split(test_images[:, None], test_labels)
    return assemble(name, train, test, image_size, CLASSES, progress)


def open_mini(name: str, image_size: int, progress: Progress) -> Dataset:
    """The bundled first 10,000 training and 1,000 test images."""
    progress.report(-1, "Reading {name}", name=name)
    folder = resources() / "datasets" / "fashion-mnist-mini"
    train, test = read_pair(folder, "train"), read_pair(folder, "t10k")
    if train is None or test is None:
        raise BadInput("{name} is not in {path}.", "Install LatentLab again.", path=folder, name=name)
    return assemble(name, train, test, image_size, CLASSES, progress)


def present() -> Path | None:
    """The folder on this machine that has all four files, if there is one."""
    for folder in (INSTALLED, downloaded()):
        if all((folder / file).is_file() for file in SUMS):
            return folder
    return None


def downloaded() -> Path:
    """Where a download is kept."""
    return cache_home() / "datasets" / "fashion-mnist"


def is_fashion(test: Split) -> bool:
    """Whether these are Fashion-MNIST's test images, wherever they lie."""
    return hashlib.sha256(test.images.data).hexdigest() == SUMS["t10k-images-idx3-ubyte.gz"]


def _fetch(file: str, folder: Path, progress: Progress) -> None:
    if (folder / file).is_file():
        return

    def write(temporary: Path) -> None:
        temporary.write_bytes(download(SOURCE + file, _SIZES[file], progress))
        _read(temporary, file)

    try:
        write_atomically(folder / file, write)
    except DownloadFailed as error:
        raise BadInput(
            "Fashion-MNIST is not on this machine, and downloading {url} failed: {cause}.",
            "Connect to the network, or install the Debian package dataset-fashion-mnist, "
            "or use fashion-mnist-mini, which is bundled.",
            url=SOURCE + file,
            cause=error,
        ) from error
    except OSError as error:
        raise cannot_write(folder, error) from error


def _read(path: Path, file: str) -> Bytes:
    """The array in a file of Fashion-MNIST, if it is the published one."""
    array = read_idx(path)
    if hashlib.sha256(array.data).hexdigest() != SUMS[file]:
        raise BadInput(
            "{path} is not the published {file}: its checksum differs.",
            "Remove it and get it again.",
            path=path,
            file=file,
        )
    return array
