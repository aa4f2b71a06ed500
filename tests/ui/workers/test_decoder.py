from __future__ import annotations

import threading
from collections.abc import Iterator

import numpy as np
import pytest
import torch
from decoder_models import IMAGE, Probe, vae
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from latentlab.data import images
from latentlab.errors import BadInput
from latentlab.models.base import ModelConfig
from latentlab.runs.live import LiveWeights
from latentlab.ui.state import OpenModel
from latentlab.ui.workers.decoder import Decoded, Decoder
from latentlab.ui.workers.variants import CHUNK, TOLERANCE


class Receiver(QObject):
    def __init__(self, decoder: Decoder) -> None:
        super().__init__()
        self.decoded: list[Decoded] = []
        self.errors: list[Exception] = []
        self.steps: list[int] = []
        self.tuned: list[object] = []
        decoder.decoded.connect(self.on_decoded)
        decoder.failed.connect(self.on_failed)
        decoder.refreshed.connect(self.on_refreshed)
        decoder.tuned.connect(self.on_tuned)

    def on_decoded(self, result: Decoded) -> None:
        assert threading.current_thread() is threading.main_thread()
        self.decoded.append(result)

    def on_failed(self, error: Exception) -> None:
        self.errors.append(error)

    def on_refreshed(self, step: int) -> None:
        self.steps.append(step)

    def on_tuned(self, what: object) -> None:
        self.tuned.append(what)

    def consumers(self) -> list[str]:
        return [result.consumer for result in self.decoded]


@pytest.fixture
def two_threads() -> None:
    """What torch uses where nobody asks for less."""
    torch.set_num_threads(2)


@pytest.fixture
def decoder(qtbot: QtBot) -> Iterator[Decoder]:
    decoder = Decoder()
    yield decoder
    decoder.close()


@pytest.fixture
def probe() -> Iterator[OpenModel]:
    Probe.gated, Probe.batches, Probe.threads = False, [], set()
    Probe.permits, Probe.began = threading.Semaphore(0), threading.Semaphore(0)
    model = Probe(ModelConfig(image=IMAGE))
    yield OpenModel("probe", "probe", model.spec, model)
    Probe.gated = False
    for _ in range(50):
        Probe.permits.release()


def level(result: Decoded) -> int:
    return int(result.images[0, 0, 0, 0])


def code(value: float) -> np.ndarray:
    return np.array([value, 0, 0], dtype=np.float32)


def gray(value: float) -> object:
    """The level of a value in [-1, 1]; the variant that the clock chooses may round."""
    return pytest.approx(round((value + 1) * 127.5), abs=TOLERANCE)


def wait_until_tuned(qtbot: QtBot, receiver: Receiver) -> None:
    qtbot.waitUntil(lambda: len(receiver.tuned) == 1)


def test_a_code_becomes_the_models_picture(qtbot: QtBot, decoder: Decoder) -> None:
    receiver, opened = Receiver(decoder), vae(3, 32)
    decoder.set_model(opened)
    codes = np.random.default_rng(0).standard_normal((3, 8)).astype(np.float32)
    stamp = decoder.submit("picture", codes, "z")
    codes_before, codes[:] = codes.copy(), 99.0  # what is submitted is a snapshot
    qtbot.waitUntil(lambda: len(receiver.decoded) == 1)
    result = receiver.decoded[0]
    assert (result.stamp, result.consumer, result.model_id, result.step) == (stamp, "picture", "vae", -1)
    assert result.images.shape == (3, 32, 32, 3)
    assert result.images.dtype == np.uint8
    assert result.milliseconds > 0
    with torch.inference_mode():
        truth = images.to_uint8(opened.model.decode(torch.from_numpy(codes_before)))
    assert np.abs(result.images.astype(int) - truth).max() <= TOLERANCE


def test_its_weights_are_its_own(qtbot: QtBot, decoder: Decoder, probe: OpenModel) -> None:
    receiver = Receiver(decoder)
    decoder.set_model(probe)
    wait_until_tuned(qtbot, receiver)
    with torch.no_grad():
        next(probe.model.parameters()).fill_(1.0)
    decoder.submit("picture", code(0.0), "z")
    qtbot.waitUntil(lambda: len(receiver.decoded) == 1)
    assert level(receiver.decoded[0]) == gray(0.0)


def gate(qtbot: QtBot, decoder: Decoder, receiver: Receiver, probe: OpenModel) -> None:
    """Let the model tune, then make every decode wait for a permit."""
    decoder.set_model(probe)
    wait_until_tuned(qtbot, receiver)
    Probe.gated = True


def test_the_newest_request_wins(qtbot: QtBot, two_threads: None, decoder: Decoder, probe: OpenModel) -> None:
    receiver = Receiver(decoder)
    gate(qtbot, decoder, receiver, probe)
    decoder.submit("picture", code(-1.0), "z")
    assert Probe.began.acquire(timeout=30)
    stamps = [decoder.submit("picture", code(step / 50), "z") for step in range(50)]
    Probe.permits.release(2)
    qtbot.waitUntil(lambda: bool(receiver.decoded) and receiver.decoded[-1].stamp == stamps[-1])
    assert level(receiver.decoded[-1]) == gray(49 / 50)
    assert len(Probe.batches) == 2, "of fifty requests only the first and the last were drawn"
    assert Probe.threads == {("decoder", 1)}, "in its own thread, with one torch thread"


def test_the_picture_goes_before_grid_and_thumbnails(
    qtbot: QtBot, decoder: Decoder, probe: OpenModel
) -> None:
    receiver = Receiver(decoder)
    gate(qtbot, decoder, receiver, probe)
    decoder.submit("somebody", code(0), "z")
    assert Probe.began.acquire(timeout=30)
    for consumer in ("else", "thumbnails", "grid", "picture"):
        decoder.submit(consumer, code(0), "z")
    Probe.permits.release(5)
    order = ["somebody", "picture", "grid", "thumbnails", "else"]
    qtbot.waitUntil(lambda: receiver.consumers() == order)


def test_the_picture_goes_between_the_chunks_of_a_grid(
    qtbot: QtBot, decoder: Decoder, probe: OpenModel
) -> None:
    receiver = Receiver(decoder)
    gate(qtbot, decoder, receiver, probe)
    codes = np.zeros((2 * CHUNK + 5, 3), dtype=np.float32)
    codes[:, 0] = np.linspace(-1, 1, len(codes))
    decoder.submit("grid", codes, "z")
    assert Probe.began.acquire(timeout=30)
    decoder.submit("picture", code(0), "z")
    Probe.permits.release(2)
    qtbot.waitUntil(lambda: receiver.consumers() == ["picture"])
    Probe.permits.release(2)
    qtbot.waitUntil(lambda: receiver.consumers() == ["picture", "grid"])
    assert Probe.batches == [CHUNK, 1, CHUNK, 5], "what was drawn before the picture is kept"
    drawn = receiver.decoded[1].images[:, 0, 0, 0].astype(int)
    assert np.abs(drawn - (codes[:, 0] + 1) * 127.5).max() <= TOLERANCE + 0.5


def test_a_grid_nobody_wants_any_more_is_dropped_between_chunks(
    qtbot: QtBot, decoder: Decoder, probe: OpenModel
) -> None:
    receiver = Receiver(decoder)
    gate(qtbot, decoder, receiver, probe)
    decoder.submit("grid", np.zeros((10 * CHUNK, 3)), "z")
    assert Probe.began.acquire(timeout=30)
    stamp = decoder.submit("grid", np.ones((2, 3)), "z")
    Probe.permits.release(2)
    qtbot.waitUntil(lambda: len(receiver.decoded) == 1)
    assert receiver.decoded[0].stamp == stamp
    assert Probe.batches == [CHUNK, 2]


def test_a_hidden_consumer_is_forgotten(qtbot: QtBot, decoder: Decoder, probe: OpenModel) -> None:
    receiver = Receiver(decoder)
    gate(qtbot, decoder, receiver, probe)
    decoder.submit("picture", code(0), "z")
    assert Probe.began.acquire(timeout=30)
    decoder.submit("grid", np.ones((2, 3)), "z")
    decoder.withdraw("grid")
    decoder.submit("thumbnails", code(0), "z")
    Probe.permits.release(2)
    qtbot.waitUntil(lambda: receiver.consumers() == ["picture", "thumbnails"])


def test_what_the_old_model_drew_is_dropped(qtbot: QtBot, decoder: Decoder, probe: OpenModel) -> None:
    receiver = Receiver(decoder)
    gate(qtbot, decoder, receiver, probe)
    decoder.submit("picture", code(0), "z")
    assert Probe.began.acquire(timeout=30)
    decoder.set_model(vae())
    decoder.submit("picture", np.zeros(8), "z")
    Probe.permits.release(1)
    qtbot.waitUntil(lambda: len(receiver.decoded) == 1)
    assert receiver.decoded[0].model_id == "vae"


def test_an_error_is_told_and_the_next_request_is_served(
    qtbot: QtBot, decoder: Decoder, probe: OpenModel
) -> None:
    receiver = Receiver(decoder)
    decoder.set_model(probe)
    decoder.submit("picture", np.zeros(5), "z")
    qtbot.waitUntil(lambda: len(receiver.errors) == 1)
    assert isinstance(receiver.errors[0], BadInput)
    decoder.submit("picture", code(0.5), "z")
    qtbot.waitUntil(lambda: len(receiver.decoded) == 1)
    assert level(receiver.decoded[0]) == gray(0.5)


def test_without_a_model_nothing_is_drawn(qtbot: QtBot, decoder: Decoder, probe: OpenModel) -> None:
    receiver = Receiver(decoder)
    decoder.submit("picture", code(0), "z")
    decoder.set_model(probe)
    decoder.set_model(None)
    decoder.submit("picture", code(0), "z")
    decoder.set_model(probe)
    decoder.submit("grid", code(0), "z")
    qtbot.waitUntil(lambda: receiver.consumers() == ["grid"])


def test_a_followed_run_draws_with_its_newest_weights(
    qtbot: QtBot, decoder: Decoder, probe: OpenModel
) -> None:
    receiver, live = Receiver(decoder), LiveWeights()
    trained = Probe(ModelConfig(image=IMAGE))
    decoder.set_model(OpenModel("run", "run", probe.spec, probe.model, live=live))

    def train_until(step: int) -> bool:
        with torch.no_grad():
            trained.offset.fill_(step / 100)
        live.publish(trained, step)
        return step in receiver.steps

    qtbot.waitUntil(lambda: train_until(10))
    decoder.submit("picture", code(0), "z")
    qtbot.waitUntil(lambda: len(receiver.decoded) == 1)
    assert (receiver.decoded[0].step, level(receiver.decoded[0])) == (10, gray(0.1))
    qtbot.waitUntil(lambda: train_until(50))
    decoder.submit("picture", code(0), "z")
    qtbot.waitUntil(lambda: len(receiver.decoded) == 2)
    assert (receiver.decoded[1].step, level(receiver.decoded[1])) == (50, gray(0.5))

    decoder.follow(None)
    decoder.submit("picture", code(0), "z")
    qtbot.waitUntil(lambda: len(receiver.decoded) == 3)
    train_until(90)
    decoder.submit("picture", code(0), "z")
    qtbot.waitUntil(lambda: len(receiver.decoded) == 4)
    assert receiver.decoded[3].step == 50, "no longer followed, the last snapshot stands"


def test_a_measured_spec_does_not_load_the_run_again(
    qtbot: QtBot, decoder: Decoder, probe: OpenModel
) -> None:
    receiver, live = Receiver(decoder), LiveWeights()
    first = OpenModel("run", "run", probe.spec, probe.model, live=live)
    decoder.set_model(first)
    wait_until_tuned(qtbot, receiver)
    decoder.set_model(OpenModel("run", "run", probe.spec, probe.model, live=live))
    decoder.submit("picture", code(0), "z")
    qtbot.waitUntil(lambda: len(receiver.decoded) == 1)
    assert len(receiver.tuned) == 1


def test_a_conditional_model_gets_its_label(qtbot: QtBot, decoder: Decoder) -> None:
    receiver = Receiver(decoder)
    decoder.set_model(vae(classes=("shirt", "shoe")))
    decoder.submit("picture", np.zeros((2, 8)), "z", 1)
    decoder.submit("grid", np.zeros((2, 8)), "z")
    qtbot.waitUntil(lambda: receiver.consumers() == ["picture"] and len(receiver.errors) == 1)


def test_close_ends_in_the_middle_of_a_large_request(qtbot: QtBot) -> None:
    decoder = Decoder()
    decoder.set_model(vae(3, 64))
    decoder.submit("grid", np.zeros((100 * CHUNK, 8)), "z")
    decoder.close()
    decoder.close()
