from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as PilImage
from trip_lab import make_model, picture_file

from latentlab.data import images
from latentlab.errors import BadInput, Cancelled
from latentlab.latent.batches import decode_codes
from latentlab.latent.roundtrip import picture, roundtrip
from latentlab.progress import Progress
from latentlab.ui.roundtrip.colours import error_map, table
from latentlab.ui.roundtrip.table import Entry
from latentlab.ui.roundtrip.work import Item, Outcome, Trip, travel
from latentlab.ui.roundtrip.writing import csv_text, roundtrip_command, save_sheet
from latentlab.ui.widgets.measure_texts import mse_text, psnr_text


def measured(*items: Item, usual: float | None = None) -> list[Entry]:
    outcomes = travel(make_model(usual=usual), items, None, Progress())
    return [Entry(item, outcome) for item, outcome in zip(items, outcomes, strict=True)]


def test_a_trip_is_what_the_library_measures(tmp_path: Path) -> None:
    path, opened = picture_file(tmp_path, "a.png"), make_model()
    trip = travel(opened, [Item(path, "a.png")], None, Progress())[0]
    fitted = images.fit(images.read(path), opened.spec.image)
    expected = roundtrip(opened.model, fitted[None])
    assert isinstance(trip, Trip)
    np.testing.assert_array_equal(trip.original, fitted)
    np.testing.assert_array_equal(trip.reconstruction, expected.reconstructions[0])
    assert (trip.mse, trip.psnr, trip.ssim) == (expected.mse[0], expected.psnr[0], expected.ssim[0])
    assert trip.code.model == "vae"


def test_a_bad_image_takes_no_other_with_it(tmp_path: Path) -> None:
    good = Item(picture_file(tmp_path, "a.png"), "a.png")
    outcomes = travel(make_model(), [good, Item(b"hello", "b.png"), good], None, Progress())
    assert isinstance(outcomes[0], Trip)
    assert isinstance(outcomes[1], BadInput)
    assert "b.png" in str(outcomes[1])
    assert isinstance(outcomes[2], Trip)


def test_dark_on_light_is_turned_unless_told_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "page.png"
    pixels = np.full((40, 40), 250, dtype=np.uint8)
    pixels[10:30, 10:30] = 30
    PilImage.fromarray(pixels).save(path)
    guess, told = (
        travel(make_model(), [Item(path, "page", how)], None, Progress())[0] for how in (None, False)
    )
    assert isinstance(guess, Trip)
    assert isinstance(told, Trip)
    assert guess.inverted
    assert not told.inverted
    np.testing.assert_array_equal(guess.original, 255 - told.original)


def test_unlike_is_above_the_held_out_error(tmp_path: Path) -> None:
    item = Item(picture_file(tmp_path, "a.png"), "a.png")
    assert [measured(item, usual=usual)[0].trip.unlike for usual in (None, 1e-6, 1.0)] == [  # type: ignore[union-attr]
        False,
        True,
        False,
    ]


def test_a_model_without_an_encoder_looks_for_the_codes(tmp_path: Path) -> None:
    opened = make_model(encodes=False, usual=1e-6)
    items = [Item(b"hello", "bad.png"), Item(picture_file(tmp_path, "a.png"), "a")]
    seen: list[list[Outcome | None]] = []
    outcomes = travel(opened, items, None, Progress(), seen.append)
    trip = outcomes[1]
    assert isinstance(trip, Trip)
    assert trip.settled
    assert trip.unlike
    on_the_way = [outcome[1] for outcome in seen]
    assert all(isinstance(outcome[0], BadInput) for outcome in seen)
    assert all(isinstance(one, Trip) and not one.settled and not one.unlike for one in on_the_way)
    assert isinstance(on_the_way[0], Trip)
    assert on_the_way[0].mse > trip.mse - 1e-3
    assert (
        np.abs(decode_codes(opened.model, [trip.code.values])[0].astype(int) - trip.reconstruction).max() <= 1
    )


def test_it_stops_when_nobody_wants_it() -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        travel(make_model(), [Item(b"", "")], None, progress)


def test_the_error_map_reaches_from_the_first_colour_to_the_last() -> None:
    original = np.zeros((4, 4, 3), dtype=np.uint8)
    other = original.copy()
    other[0, 0] = (51, 51, 51)
    colours, top = error_map(original, other)
    assert top == pytest.approx(0.2)
    np.testing.assert_array_equal(colours[0, 0], table()[-1])
    np.testing.assert_array_equal(colours[1, 1], table()[0])
    same, none = error_map(original, original)
    assert none == 0.0
    np.testing.assert_array_equal(same, np.broadcast_to(table()[0], same.shape))


def test_the_saved_picture_is_that_of_the_command_line(tmp_path: Path) -> None:
    entries = measured(*(Item(picture_file(tmp_path, f"{n}.png", 40 + n), f"{n}") for n in range(3)))
    trips = [entry.trip for entry in entries if entry.trip is not None]
    out = save_sheet(trips, tmp_path / "sheet.png", Progress())
    originals = np.stack([trip.original for trip in trips])
    expected = picture(originals, roundtrip(make_model().model, originals))
    np.testing.assert_array_equal(np.asarray(PilImage.open(out)), expected[..., 0])


def test_the_table_as_csv_keeps_every_digit(tmp_path: Path) -> None:
    path = picture_file(tmp_path, "a, b.png")
    rows = list(csv.DictReader(io.StringIO(csv_text(measured(Item(path, "a, b.png"), Item(b"x", "bad"))))))
    trip = measured(Item(path, ""))[0].trip
    assert trip is not None
    assert rows[0]["image"] == str(path)
    assert float(rows[0]["mse"]) == trip.mse
    assert rows[0]["inverted"] == "0"
    assert (rows[1]["image"], rows[1]["mse"]) == ("bad", "")


def test_the_command_has_a_line_for_negatives(tmp_path: Path) -> None:
    plain, page = picture_file(tmp_path, "a.png"), picture_file(tmp_path, "b.png", 240)
    entries = [*measured(Item(plain, "a"), Item(page, "b", True)), Entry(Item(b"", "no file"))]
    lines = roundtrip_command(entries, make_model(), None).splitlines()
    assert lines == [
        f"latentlab roundtrip /models/vae.safetensors {plain} --out roundtrip.png",
        f"latentlab roundtrip /models/vae.safetensors {page} --invert --out roundtrip-inverted.png",
    ]
    with pytest.raises(BadInput):
        roundtrip_command(entries[2:], make_model(), None)


def test_figures_are_short_and_never_zero_by_rounding() -> None:
    assert [mse_text(value) for value in (0.0, 0.01234, 0.00001234)] == ["0.0000", "0.0123", "1.2e-05"]
    assert [psnr_text(value) for value in (17.06, float("inf"))] == ["17.1", "∞"]
