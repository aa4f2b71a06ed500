"""Fashion-MNIST: bundled, installed, downloaded, and not to be had."""

from __future__ import annotations

import functools
import hashlib
import http.server
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from latentlab import paths
from latentlab.data import fashion
from latentlab.data.datasets import list_datasets, open_dataset
from latentlab.data.idx import read_idx
from latentlab.errors import BadInput, Cancelled, Message
from latentlab.progress import Progress

MINI = paths.resources() / "datasets" / "fashion-mnist-mini"
INSTALLED = fashion.INSTALLED
needs_all = pytest.mark.skipif(not INSTALLED.is_dir(), reason="needs Debian's dataset-fashion-mnist")


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fashion, "INSTALLED", tmp_path / "nowhere")


@pytest.fixture
def server(tmp_path: Path, not_installed: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A web server with the bundled files, whose sums are expected; yields the folder that it serves."""
    served = tmp_path / "served"
    served.mkdir()
    for file in fashion.SUMS:
        (served / file).write_bytes((MINI / file).read_bytes())
    sums = {file: hashlib.sha256(read_idx(MINI / file).data).hexdigest() for file in fashion.SUMS}
    monkeypatch.setattr(fashion, "SUMS", sums)
    handler = functools.partial(QuietHandler, directory=str(served))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as web:
        thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        monkeypatch.setattr(fashion, "SOURCE", f"http://127.0.0.1:{web.server_port}/")
        yield served
        web.shutdown()
        thread.join()


def test_the_bundled_part_is_what_it_says() -> None:
    data = open_dataset("fashion-mnist-mini")
    assert (len(data.train), len(data.test)) == (10_000, 1_000)
    assert data.spec.shape == (1, 28, 28)
    assert data.classes == fashion.CLASSES
    assert data.train.labels is not None
    assert data.train.labels.unique().tolist() == list(range(10))
    info = next(info for info in list_datasets() if info.name == "fashion-mnist-mini")
    assert (info.count_train, info.count_test) == (10_000, 1_000)
    assert "Copyright (c) 2017 Zalando SE" in (MINI / "LICENSE").read_text()


@needs_all
def test_the_bundled_part_is_the_first_part_of_the_whole() -> None:
    whole, mini = open_dataset("fashion-mnist"), open_dataset("fashion-mnist-mini")
    assert (len(whole.train), len(whole.test)) == (60_000, 10_000)
    for store, part in ((whole.train, mini.train), (whole.test, mini.test)):
        first = torch.arange(len(part))
        assert torch.equal(store.take(first), part.take(first))
        assert store.labels is not None
        assert part.labels is not None
        assert torch.equal(store.labels[: len(part)], part.labels)
    assert whole.fingerprint != mini.fingerprint


@needs_all
def test_by_path_it_is_the_same_as_by_name() -> None:
    by_path, by_name = open_dataset(str(INSTALLED)), open_dataset("fashion-mnist")
    assert by_path.fingerprint == by_name.fingerprint
    assert by_path.classes == by_name.classes


def test_larger_sizes_are_padded_or_scaled() -> None:
    original, padded, scaled = (open_dataset("fashion-mnist-mini", side) for side in (0, 32, 64))
    one = torch.tensor([7])
    assert padded.spec.shape == (1, 32, 32)
    assert torch.equal(padded.test.take(one)[..., 2:-2, 2:-2], original.test.take(one))
    assert padded.test.take(one)[..., :2, :].max() == 0
    assert scaled.spec.shape == (1, 64, 64)
    means = [store.test.take(torch.arange(50)).float().mean().item() for store in (original, scaled)]
    assert means[0] == pytest.approx(means[1], rel=0.02)


def test_an_installed_file_with_a_flipped_byte_is_refused(
    server: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fashion, "INSTALLED", server)
    assert len(open_dataset("fashion-mnist").train) == 10_000
    labels = server / "t10k-labels-idx1-ubyte.gz"
    labels.write_bytes((MINI / "t10k-labels-idx1-ubyte.gz").read_bytes()[:-9] + bytes(9))
    with pytest.raises(BadInput, match="t10k-labels"):
        open_dataset("fashion-mnist")


def test_a_download_is_checked_kept_and_not_repeated(server: Path) -> None:
    told: list[tuple[float, Message]] = []
    assert not next(info for info in list_datasets() if info.name == "fashion-mnist").available
    data = open_dataset("fashion-mnist", progress=Progress(lambda *report: told.append(report)))
    assert len(data.train) == 10_000
    assert any("Downloading" in str(message) for _, message in told)
    assert all(fraction <= 1 for fraction, _ in told)
    for file in server.iterdir():
        file.unlink()
    assert open_dataset("fashion-mnist").fingerprint == data.fingerprint
    assert next(info for info in list_datasets() if info.name == "fashion-mnist").available


def test_a_wrong_checksum_is_refused_and_nothing_is_kept(server: Path) -> None:
    wrong = (server / "t10k-labels-idx1-ubyte.gz").read_bytes()
    (server / "train-labels-idx1-ubyte.gz").write_bytes(wrong)
    with pytest.raises(BadInput, match="checksum differs") as caught:
        open_dataset("fashion-mnist")
    assert "train-labels" in str(caught.value)
    assert not (fashion.downloaded() / "train-labels-idx1-ubyte.gz").exists()
    assert not list(fashion.downloaded().glob(".*"))


def test_a_missing_file_on_the_server_is_a_clear_failure(server: Path) -> None:
    (server / "t10k-images-idx3-ubyte.gz").unlink()
    with pytest.raises(BadInput, match="404"):
        open_dataset("fashion-mnist")


def test_an_answer_that_never_ends_is_cut(server: Path) -> None:
    with open(server / "train-labels-idx1-ubyte.gz", "ab") as file:
        file.write(bytes(100_000))
    with pytest.raises(BadInput, match="more than the expected 29515 bytes"):
        open_dataset("fashion-mnist")


def test_without_a_network_the_remedies_are_named(
    not_installed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as reserved:  # bound but not listening: connections are refused
        reserved.bind(("127.0.0.1", 0))
        monkeypatch.setattr(fashion, "SOURCE", f"http://127.0.0.1:{reserved.getsockname()[1]}/")
        with pytest.raises(BadInput, match=r"downloading http://127\..*refused") as caught:
            open_dataset("fashion-mnist")
    assert "dataset-fashion-mnist" in str(caught.value.remedy)
    assert "fashion-mnist-mini" in str(caught.value.remedy)
    assert caught.value.exit_code == 2


def test_a_silent_server_is_left_within_a_second(
    not_installed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as silent:  # accepts and says nothing
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        monkeypatch.setattr(fashion, "SOURCE", f"http://127.0.0.1:{silent.getsockname()[1]}/")
        progress = Progress()
        canceller = threading.Timer(0.3, progress.cancel)
        canceller.start()
        before = time.perf_counter()
        with pytest.raises(Cancelled):
            open_dataset("fashion-mnist", progress=progress)
        assert time.perf_counter() - before < 1.3
        canceller.join()


def test_a_cache_that_cannot_be_written_to_is_named(server: Path) -> None:
    fashion.downloaded().parent.mkdir(parents=True)
    fashion.downloaded().write_text("a file where the folder should be")
    with pytest.raises(BadInput, match="cannot be kept in"):
        open_dataset("fashion-mnist")
