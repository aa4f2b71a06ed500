"""Any folder of images becomes a data set: once, in a child process, with nothing lost and nothing torn."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image as PilImage

from latentlab.data import cache, folders
from latentlab.data.datasets import Dataset, open_dataset
from latentlab.data.splits import digest
from latentlab.data.stores import MappedStore, TensorStore
from latentlab.errors import BadInput, Cancelled, LatentLabError, Message
from latentlab.progress import Progress

RNG = np.random.default_rng(0)


def picture(height: int = 40, width: int = 50, channels: int = 3) -> PilImage.Image:
    pixels = RNG.integers(0, 256, (height, width, channels), dtype=np.uint8)
    return PilImage.fromarray(pixels[..., 0] if channels == 1 else pixels)


def fill(folder: Path, count: int, **kind: int) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        picture(**kind).save(folder / f"{number}.png", compress_level=0)
    return folder


def images_of(data: Dataset) -> torch.Tensor:
    return torch.cat([store.take(torch.arange(len(store))) for store in (data.train, data.test)])


def cached() -> list[Path]:
    return sorted(cache.caches().iterdir()) if cache.caches().is_dir() else []


# -- what comes out ----------------------------------------------------------------------------------


def test_a_folder_of_images_is_a_data_set(tmp_path: Path) -> None:
    data = open_dataset(str(fill(tmp_path / "photos", 30)))
    assert data.name == "photos"
    assert (len(data.train), len(data.test)) == (27, 3)
    assert data.spec.shape == (3, 32, 32)  # the nearest to 40 pixels
    assert data.classes == ()
    assert data.train.labels is None
    assert data.skipped == ()
    assert len(data.fingerprint) == 64


def test_images_come_exactly_as_they_are_where_the_size_fits(tmp_path: Path) -> None:
    fill(tmp_path / "set", 12, height=28, width=28)
    data = open_dataset(str(tmp_path / "set"))
    expected = {
        np.asarray(PilImage.open(file)).transpose(2, 0, 1).tobytes() for file in (tmp_path / "set").iterdir()
    }
    assert {image.numpy().tobytes() for image in images_of(data)} == expected


def test_subfolders_are_labels(tmp_path: Path) -> None:
    for number, name in enumerate(("cat", "dog", "été 犬")):
        for i in range(8):
            folder = tmp_path / "pets" / name / ("young" if i % 2 else "")
            folder.mkdir(parents=True, exist_ok=True)
            pixels = RNG.integers(0, 256, (32, 32, 3), dtype=np.uint8)
            pixels[0, 0] = number * 50
            PilImage.fromarray(pixels).save(folder / f"{i}.png")
    data = open_dataset(str(tmp_path / "pets"), 32)
    assert data.classes == ("cat", "dog", "été 犬")
    for store in (data.train, data.test):
        assert store.labels is not None
        marks = store.take(torch.arange(len(store)))[:, 0, 0, 0].long()
        assert torch.equal(marks, store.labels * 50)


def test_one_subfolder_or_loose_images_make_no_classes(tmp_path: Path) -> None:
    fill(tmp_path / "one" / "sub", 5)
    assert open_dataset(str(tmp_path / "one")).classes == ()
    fill(tmp_path / "mixed" / "a", 3)
    fill(tmp_path / "mixed" / "b", 3)
    fill(tmp_path / "mixed", 1)
    data = open_dataset(str(tmp_path / "mixed"))
    assert data.classes == ()
    assert len(data.train) + len(data.test) == 7


def test_gray_images_make_a_gray_set_whatever_their_mode(tmp_path: Path) -> None:
    folder = fill(tmp_path / "gray", 10, channels=1)
    picture(channels=1).convert("RGB").save(folder / "rgb.png")
    picture(channels=1).convert("RGB").save(folder / "jpeg.jpg")
    assert open_dataset(str(folder)).spec.channels == 1
    picture().save(folder / "colour.png")
    data = open_dataset(str(folder))
    assert data.spec.channels == 3
    assert len(data.train) + len(data.test) == 13


def test_mixed_sizes_modes_and_orientations(tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    source = picture(120, 90)
    kinds = {"1": "png", "L": "png", "LA": "png", "P": "gif", "RGBA": "webp", "CMYK": "jpg", "RGB": "bmp"}
    for mode, kind in kinds.items():
        source.resize((60 + len(mode), 100)).convert(mode).save(folder / f"{mode}.{kind}")
    PilImage.fromarray(RNG.integers(0, 65536, (70, 80), dtype=np.uint16)).save(folder / "deep.png")
    exif = PilImage.Exif()
    exif[0x0112] = 6
    source.save(folder / "turned.jpg", exif=exif)
    (folder / "unnamed").write_bytes((folder / "turned.jpg").read_bytes())
    data = open_dataset(str(folder))
    assert data.skipped == ()
    assert len(data.train) + len(data.test) == 10
    assert data.spec.shape == (3, 64, 64)


@pytest.mark.parametrize(("side", "expected"), [(20, 28), (29, 28), (31, 32), (45, 32), (50, 64), (500, 64)])
def test_the_size_is_the_nearest_of_the_usual_ones(tmp_path: Path, side: int, expected: int) -> None:
    fill(tmp_path / "set", 3, height=side, width=side + 30)
    assert open_dataset(str(tmp_path / "set")).spec.shape == (3, expected, expected)


def test_another_size_can_be_asked_for(tmp_path: Path) -> None:
    fill(tmp_path / "set", 3)
    assert open_dataset(str(tmp_path / "set"), 28).spec.shape == (3, 28, 28)
    assert open_dataset(str(tmp_path / "set"), 64).spec.shape == (3, 64, 64)
    assert len(cached()) == 2


# -- the split ---------------------------------------------------------------------------------------


def test_copies_never_end_up_on_both_sides(tmp_path: Path) -> None:
    folder = fill(tmp_path / "set", 20)
    for file in list(folder.iterdir()):
        shutil.copy(file, folder / f"copy of {file.name}")
    data = open_dataset(str(folder))
    train, test = (
        {digest(image) for image in store.take(torch.arange(len(store))).numpy()}
        for store in (data.train, data.test)
    )
    assert len(data.train) + len(data.test) == 40
    assert not train & test


def test_the_split_is_the_same_after_renaming_and_moving(tmp_path: Path) -> None:
    folder = fill(tmp_path / "set", 20)
    first = open_dataset(str(folder))
    for number, file in enumerate(sorted(folder.iterdir(), reverse=True)):
        file.rename(folder / f"renamed-{number}.png")
    moved = folder.rename(tmp_path / "elsewhere")
    second = open_dataset(str(moved))
    assert second.fingerprint == first.fingerprint
    tests = [{digest(image) for image in data.test.take(torch.arange(2)).numpy()} for data in (first, second)]
    assert tests[0] == tests[1]


# -- bad input ---------------------------------------------------------------------------------------


def test_unreadable_images_are_skipped_counted_and_listed(tmp_path: Path) -> None:
    folder = fill(tmp_path / "set" / "good", 10).parent
    (folder / "bad").mkdir()
    (folder / "bad" / "text.png").write_text("not an image")
    (folder / "bad" / "empty.jpg").touch()
    whole = (folder / "good" / "0.png").read_bytes()
    (folder / "bad" / "half.PNG").write_bytes(whole[: len(whole) // 2])
    (folder / "bad" / "nowhere.png").symlink_to(folder / "missing.png")
    os.mkfifo(folder / "bad" / "pipe.png")
    (folder / "notes.txt").write_text("no image, and does not claim to be")
    (folder / ".hidden.png").write_text("thumbnail of a desktop")
    data = open_dataset(str(folder))
    assert len(data.train) + len(data.test) == 10
    assert len(data.skipped) == 5
    for name in ("text.png", "empty.jpg", "half.PNG", "nowhere.png", "pipe.png"):
        assert sum(name in reason for reason in data.skipped) == 1
    assert data.classes == ()  # nothing of "bad" came through, so there is one class


def test_a_folder_without_images_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no image") as caught:
        open_dataset(str(tmp_path))
    assert str(tmp_path) in str(caught.value)
    assert "PNG" in str(caught.value.remedy)
    (tmp_path / "a.png").write_text("no")
    (tmp_path / "b.txt").write_text("no")
    with pytest.raises(BadInput, match=r"\(1 could not\)"):
        open_dataset(str(tmp_path))
    assert cached() == []


def test_one_image_is_not_enough(tmp_path: Path) -> None:
    folder = fill(tmp_path / "set", 1)
    with pytest.raises(BadInput, match="training and testing need two") as caught:
        open_dataset(str(folder))
    assert "Add more images" in str(caught.value.remedy)
    shutil.copy(folder / "0.png", folder / "1.png")
    with pytest.raises(BadInput, match="All 2 readable images"):
        open_dataset(str(folder))


def test_names_that_are_no_text_do_no_harm(tmp_path: Path) -> None:
    folder = fill(tmp_path / "set {x} %s", 3)
    odd = os.fsencode(folder) + b"/caf\xe9.png"
    with open(odd, "wb") as file:
        file.write(b"broken")
    data = open_dataset(str(folder))
    assert len(data.skipped) == 1
    data.skipped[0].encode("utf-8")


def test_links_to_folders_are_followed_but_not_in_circles(tmp_path: Path) -> None:
    fill(tmp_path / "elsewhere", 4)
    fill(tmp_path / "set" / "a", 4)
    (tmp_path / "set" / "b").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "set" / "a" / "up").symlink_to(tmp_path / "set")
    data = open_dataset(str(tmp_path / "set"))
    assert data.classes == ("a", "b")
    assert len(data.train) + len(data.test) == 8


def test_a_cache_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("LATENTLAB_HOME", str(tmp_path / "file"))
    with pytest.raises(BadInput, match="cannot be kept in"):
        open_dataset(str(fill(tmp_path / "set", 3)))


def test_a_full_disk_is_named(tmp_path: Path) -> None:
    # A child that may not write files beyond a size fails like a full disk: with an OSError in the middle.
    folder = fill(tmp_path / "set", 40, height=64, width=64)
    scratch = cache.caches() / "test.tmp"
    scratch.mkdir(parents=True)
    code = """if True:
        import resource, runpy, signal
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (99_999, 99_999))
        runpy.run_module("latentlab.data.import_folder", run_name="__main__")
    """
    child = subprocess.run(
        [sys.executable, "-c", code, str(folder), "64", str(scratch)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
    )
    assert child.returncode == 2
    template, remedy, values = json.loads(child.stdout.splitlines()[-1])["error"]
    assert "cannot be kept in" in template
    assert "large" in values["cause"]
    assert remedy


# -- the cache ---------------------------------------------------------------------------------------


def test_the_second_opening_imports_nothing(tmp_path: Path) -> None:
    folder = fill(tmp_path / "set", 10)
    first = open_dataset(str(folder))
    (entry,) = cached()
    stamp = (entry / cache.IMAGES).stat().st_mtime_ns
    second = open_dataset(str(folder))
    assert cached() == [entry]
    assert (entry / cache.IMAGES).stat().st_mtime_ns == stamp
    assert torch.equal(images_of(first), images_of(second))


@pytest.mark.parametrize("change", ["add", "remove", "rewrite", "rename"])
def test_a_changed_folder_is_imported_again_and_the_old_cache_goes(tmp_path: Path, change: str) -> None:
    folder = fill(tmp_path / "set", 10)
    open_dataset(str(folder))
    (old,) = cached()
    if change == "add":
        picture().save(folder / "more.png")
    elif change == "remove":
        (folder / "3.png").unlink()
    elif change == "rewrite":
        info = (folder / "3.png").stat()
        os.utime(folder / "3.png", ns=(info.st_atime_ns, info.st_mtime_ns + 1_000_000))
    else:
        (folder / "3.png").rename(folder / "three.png")
    data = open_dataset(str(folder))
    assert len(data.train) + len(data.test) == {"add": 11, "remove": 9}.get(change, 10)
    (new,) = cached()
    assert new != old


@pytest.mark.parametrize("name", [cache.IMAGES, cache.LABELS, cache.INDEX])
@pytest.mark.parametrize("damage", ["cut", "missing", "empty"])
def test_a_torn_cache_is_never_used(tmp_path: Path, name: str, damage: str) -> None:
    for label in "ab":
        fill(tmp_path / "set" / label, 5)
    whole = images_of(open_dataset(str(tmp_path / "set")))
    (entry,) = cached()
    file = entry / name
    if damage == "missing":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[:-1] if damage == "cut" else b"")
    assert cache.read_index(entry) is None
    assert torch.equal(images_of(open_dataset(str(tmp_path / "set"))), whole)
    assert cached() == [entry]


def test_an_index_that_lies_is_not_believed(tmp_path: Path) -> None:
    open_dataset(str(fill(tmp_path / "set", 5)))
    (entry,) = cached()
    index = json.loads((entry / cache.INDEX).read_text())
    for change in ({"count": 6}, {"side": 64}, {"held_out": 5}, {"held_out": 0}, {"format": 0}, {"extra": 1}):
        (entry / cache.INDEX).write_text(json.dumps({**index, **change}))
        assert cache.read_index(entry) is None, change
    (entry / cache.INDEX).write_text(json.dumps(index))
    assert cache.read_index(entry) is not None


def test_large_sets_stay_in_their_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for label in "ab":
        fill(tmp_path / "set" / label, 10)
    small = open_dataset(str(tmp_path / "set"))
    monkeypatch.setattr(folders, "IN_MEMORY_BYTES", 1000)
    large = open_dataset(str(tmp_path / "set"))
    assert isinstance(small.train, TensorStore)
    assert isinstance(large.train, MappedStore)
    assert torch.equal(images_of(small), images_of(large))
    assert small.train.labels is not None
    assert large.train.labels is not None
    assert torch.equal(small.train.labels, large.train.labels)
    shutil.rmtree(cache.caches())  # a run goes on when the cache is removed under it
    assert torch.equal(images_of(small), images_of(large))


def test_scratch_folders_of_the_dead_are_swept(tmp_path: Path) -> None:
    fresh, stale = cache.caches() / "fresh.tmp", cache.caches() / "stale.tmp"
    for scratch in (fresh, stale):
        scratch.mkdir(parents=True)
        (scratch / "raw").touch()
    long_ago = time.time() - 3 * 24 * 3600
    for path in (stale / "raw", stale):
        os.utime(path, (long_ago, long_ago))
    cache.sweep()
    assert fresh.exists()
    assert not stale.exists()


# -- the child ---------------------------------------------------------------------------------------


def test_progress_is_told_and_rises(tmp_path: Path) -> None:
    told: list[tuple[float, Message]] = []
    open_dataset(str(fill(tmp_path / "set", 300)), progress=Progress(lambda *report: told.append(report)))
    fractions = [fraction for fraction, _ in told if fraction >= 0]
    assert fractions == sorted(fractions)
    assert fractions
    assert fractions[-1] <= 1
    assert any("Importing set" in str(message) for _, message in told)


def test_the_child_runs_at_low_priority_and_cancel_ends_it(tmp_path: Path) -> None:
    folder = fill(tmp_path / "set", 40, height=400, width=400)
    for number in range(40):
        for copy in range(25):
            shutil.copy(folder / f"{number}.png", folder / f"{number}-{copy}.png")
    progress = Progress(lambda fraction, message: started.set() if fraction > 0 else None)
    started = threading.Event()
    niceness: list[int] = []
    cancelled_at: list[float] = []

    def cancel() -> None:
        assert started.wait(60)
        niceness.extend(os.getpriority(os.PRIO_PROCESS, pid) for pid in children())
        cancelled_at.append(time.perf_counter())
        progress.cancel()

    canceller = threading.Thread(target=cancel)
    canceller.start()
    with pytest.raises(Cancelled):
        open_dataset(str(folder), progress=progress)
    assert time.perf_counter() - cancelled_at[0] < 1.0
    canceller.join()
    assert len(niceness) == 1
    assert niceness[0] >= 10
    assert children() == []
    assert cached() == []


def children() -> list[int]:
    """Importing processes that this one started."""
    found = []
    for task in Path(f"/proc/{os.getpid()}/task").iterdir():
        found += [int(pid) for pid in (task / "children").read_text().split()]
    return [pid for pid in found if b"import_folder" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def test_a_child_that_is_killed_is_an_error_not_a_hang(tmp_path: Path) -> None:
    folder = fill(tmp_path / "set", 200, height=300, width=300)

    def kill(fraction: float, message: Message) -> None:
        for pid in children():
            os.kill(pid, signal.SIGKILL)

    with pytest.raises(LatentLabError, match="ended unexpectedly"):
        open_dataset(str(folder), progress=Progress(kill))
    assert cached() == []


def test_a_child_without_a_parent_ends_and_cleans_up(tmp_path: Path) -> None:
    folder = fill(tmp_path / "set", 200, height=300, width=300)
    scratch = cache.caches() / "test.tmp"
    scratch.mkdir(parents=True)
    child = subprocess.Popen(
        [sys.executable, "-m", "latentlab.data.import_folder", str(folder), "64", str(scratch)],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert child.stdout is not None
    child.stdout.readline()
    child.stdout.close()
    child.wait(timeout=60)
    assert cached() == []


def test_modules_lying_where_the_user_is_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = fill(tmp_path / "set", 3)
    (folder / "numpy.py").write_text("raise SystemExit('not this one')")
    monkeypatch.chdir(folder)
    assert len(open_dataset(".").test) == 1


def test_two_imports_at_once_agree(tmp_path: Path) -> None:
    folder = fill(tmp_path / "set", 30)
    results: list[Dataset] = []
    threads = [threading.Thread(target=lambda: results.append(open_dataset(str(folder)))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({data.fingerprint for data in results}) == 1
    assert len(results) == 3
    assert len(cached()) == 1
