"""Word vectors learn topics, draw as Mikolov et al. say, and are runs like any other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional as F

import latentlab
from latentlab.data.sentences import open_sentences
from latentlab.models.words import Words
from latentlab.runs.events import Adjust, Checkpointed, Commands, Event, Finished, Metrics, Samples, Stop
from latentlab.runs.folder import RunFolder
from trainers import launch, word2vec
from trainers.configs.word2vec import Word2VecTrainConfig
from trainers.word2vec import BLOCK, Passages, Word2VecTrainer, kept_share, steps_in

CPU = torch.device("cpu")
OF_TOPIC = 20


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """800 sentences, each of one of two topics; no word is of both."""
    rng = np.random.default_rng(0)
    share = 1.0 / np.arange(1, OF_TOPIC + 1)
    lines = []
    for _ in range(800):
        topic = "天地"[rng.integers(2)]
        ranks = rng.choice(OF_TOPIC, rng.integers(5, 12), p=share / share.sum())
        lines.append(" ".join(f"{topic}{rank}" for rank in ranks))
    path = tmp_path_factory.mktemp("corpus") / "two.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def config(corpus: Path) -> Callable[..., Word2VecTrainConfig]:
    def make(**changes: Any) -> Word2VecTrainConfig:
        values = {
            "data": str(corpus), "device": "cpu", "threads": 1, "latent_dim": 16, "subsample": 0.0,
            "epochs": 12, "batch_size": 256, "log_every": 1, "tensorboard": False,
        }  # fmt: skip
        return Word2VecTrainConfig.model_validate(values | changes)

    return make


@pytest.fixture
def trainer(config: Callable[..., Word2VecTrainConfig], tmp_path: Path) -> Callable[..., Word2VecTrainer]:
    def make(**changes: Any) -> Word2VecTrainer:
        wanted = config(**changes)
        data = open_sentences(tmp_path / "numbers", wanted.data, wanted.min_count)
        return Word2VecTrainer(Word2VecTrainer.planned(wanted, data), data, CPU)

    return make


# -- a run ------------------------------------------------------------------------------------------------


def test_the_loss_falls_and_neighbours_are_of_the_same_topic(start: Callable, config: Callable) -> None:
    driven = start(config(), family="word2vec")
    end = driven.run()
    assert end.outcome == "completed", (end.problem, end.details)
    curve = [value for _, value in driven.curve()]
    assert np.mean(curve[-20:]) < 0.9 * np.mean(curve[:5])
    assert all(event.values["words_per_second"] > 0 for event in driven.of(Metrics))
    assert driven.of(Samples) == []

    model = latentlab.load(end.model)
    assert isinstance(model, Words)
    space = model.spec.space()
    assert len(space.mean) == len(space.std) == space.dim == 16
    assert int(model.counts.sum()) == sum(int(count) for count in model.counts)
    for word in ("天0", "天3", "地0", "地3"):
        near = [one.word[0] for one in model.near(word, 8)]
        assert near.count(word[0]) >= 7, (word, near)


def test_as_many_steps_are_made_as_the_epochs_need(start: Callable, config: Callable, tmp_path: Path) -> None:
    driven = start(config(epochs=2), family="word2vec")
    end = driven.run()
    family, stored = launch.stored_config(RunFolder(tmp_path / "run"))
    text = np.memmap(tmp_path / "run" / "corpus" / "text.i32", dtype=np.int32, mode="r")
    assert (family, stored.steps) == ("word2vec", 2 * steps_in(len(text), 256))
    assert end.step == stored.steps
    info = RunFolder(tmp_path / "run").info()
    assert (info.plan, info.step) == (stored.steps, stored.steps)


def test_a_run_that_was_interrupted_is_bit_equal_though_the_text_is_gone(
    start: Callable, config: Callable, corpus: Path, tmp_path: Path
) -> None:
    text = tmp_path / "text.txt"
    text.write_bytes(corpus.read_bytes())
    wanted = config(data=str(text), steps=40, checkpoint_every=20, subsample=1e-2)

    def stop(event: Event, commands: Commands) -> None:
        if isinstance(event, Checkpointed) and event.step == 20:
            commands.send(Stop())

    whole = start(wanted, name="whole", family="word2vec")
    assert whole.run().outcome == "completed"
    first = start(wanted, stop, name="parts", family="word2vec")
    assert first.run().step == 20
    text.unlink()
    second = start(wanted, name="parts", family="word2vec")
    assert second.run().outcome == "completed"
    for name in ("model", "state"):
        one, two = (
            load_file(tmp_path / run / "checkpoints" / "step-40" / f"{name}.safetensors")
            for run in ("whole", "parts")
        )
        assert one.keys() == two.keys()
        assert all(torch.equal(tensor, two[key]) for key, tensor in one.items())
    assert whole.curve() == first.curve() + second.curve()


def test_a_branch_takes_the_text_with_it(
    start: Callable, config: Callable, corpus: Path, tmp_path: Path
) -> None:
    text = tmp_path / "text.txt"
    text.write_bytes(corpus.read_bytes())
    start(config(data=str(text), steps=10, checkpoint_every=5), family="word2vec").run()
    text.unlink()
    launch.branch(RunFolder(tmp_path / "run"), 5, tmp_path / "branch")
    end = start(config(), name="branch", family="word2vec").run()
    assert (end.outcome, end.step) == ("completed", 10)


def test_the_rate_is_a_live_knob_and_an_average_is_none(
    start: Callable, config: Callable, tmp_path: Path
) -> None:
    def edit(event: Event, commands: Commands) -> None:
        if isinstance(event, Metrics) and event.step == 5:
            commands.send(Adjust({"lr": 0.01}))
            commands.send(Adjust({"ema_decay": 0.5}))

    end = start(config(steps=10), edit, family="word2vec").run()
    assert end.outcome == "completed"
    assert [row["values"] for row in RunFolder(tmp_path / "run").edits()] == [{"lr": 0.01}]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"data": "/nowhere/at/all.txt"}, "There is no text"),
        ({"data": ""}, "No text was given"),
        ({"min_count": 100_000}, "fewer than two words"),
    ],
)
def test_text_that_cannot_be_learned_from_is_named(
    changes: dict[str, Any], said: str, start: Callable, config: Callable
) -> None:
    end: Finished = start(config(**changes), family="word2vec").run()
    assert (end.outcome, end.bad_input) == ("failed", True)
    assert said in str(end.problem)


# -- passages ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [32, 100, 1000, 5000, 10_000_000])
def test_an_epoch_reads_every_word_once(size: int, trainer: Callable) -> None:
    data = trainer().data
    passages = Passages(data, size, 0.0, 0)
    count, steps = 0, steps_in(len(data.text), size)
    for _ in range(steps):
        assert passages.place.epoch == 0
        words, _, read = passages.next()
        assert len(words) == read
        count += read
    assert count == data.count
    passages.next()
    assert passages.place.epoch == 1


def test_subsampling_keeps_the_share_that_it_should(trainer: Callable) -> None:
    data, subsample = trainer().data, 5e-3
    share = kept_share(data.counts, subsample)
    frequency = data.counts / data.count
    assert share == pytest.approx(
        np.minimum(1, np.sqrt(subsample / frequency) + subsample / frequency), rel=1e-5
    )
    passages = Passages(data, len(data.text), subsample, seed=3)
    kept = np.zeros(len(data.words))
    epochs = 60
    for _ in range(epochs):
        words, _, _ = passages.next()
        kept += np.bincount(words.numpy(), minlength=len(kept))
    expected = epochs * data.counts * share
    deviation = np.sqrt(np.maximum(1.0, expected * (1 - share)))
    assert np.abs((kept - expected) / deviation).max() < 5


def test_what_is_left_out_depends_on_seed_and_epoch_alone(trainer: Callable) -> None:
    data = trainer().data

    def read(seed: int, epochs: int) -> list[Tensor]:
        passages = Passages(data, len(data.text), 1e-2, seed)
        return [passages.next()[0] for _ in range(epochs)]

    one, two, other = read(1, 2), read(1, 2), read(2, 1)
    assert all(map(torch.equal, one, two))
    assert not torch.equal(one[0], one[1])
    assert not torch.equal(one[0], other[0])


# -- a step -----------------------------------------------------------------------------------------------


def test_noise_is_drawn_with_the_power_three_quarters(trainer: Callable) -> None:
    made = trainer(shared=100)
    drawn = torch.bincount(made.draw_noise(5000).flatten(), minlength=len(made.data.words)).double()
    wanted = torch.from_numpy(made.data.counts).double() ** 0.75
    expected = drawn.sum() * wanted / wanted.sum()
    assert float(((drawn - expected) ** 2 / expected).sum()) < 2.0 * len(expected)


@pytest.mark.parametrize("window", [1, 5, 40])
def test_windows_never_cross_sentences(window: int, trainer: Callable) -> None:
    made = trainer(window=window)
    generator = torch.Generator().manual_seed(0)
    words = torch.randint(len(made.data.words), (200,), generator=generator)
    sentences = torch.cumsum(torch.rand(200, generator=generator) < 0.15, 0)
    centres, around, pairs = made.blocks(words, sentences)
    assert torch.equal(centres.flatten()[:200], words)
    reached = set()
    for block, row, column in pairs.nonzero().tolist():
        centre, other = block * BLOCK + row, block * BLOCK + column - window
        assert 0 <= other < 200
        assert around[block, column] == words[other]
        assert sentences[centre] == sentences[other]
        assert 0 < abs(centre - other) <= window
        reached.add((centre, other))
    beside = {
        (i, j) for i in range(200) for j in (i - 1, i + 1) if 0 <= j < 200 and sentences[i] == sentences[j]
    }
    assert beside <= reached  # the shortest window reaches those
    for centre in range(200):  # a window has the same width to both sides, but for where the sentence ends
        left, right = (
            {abs(j - i) for i, j in reached if i == centre and (j < i) == side} for side in (True, False)
        )
        low, high = sorted((left, right), key=len)
        assert low <= high
        assert high == set(range(1, len(high) + 1))


def test_a_step_goes_down_the_gradient_of_its_loss(
    trainer: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word2vec, "DAMPING", 0.0)
    made = trainer(lr=0.1, negative=3, shared=7, lr_schedule="constant")
    model, contexts = made.model, made.contexts
    contexts.weight.copy_(torch.randn_like(contexts.weight, generator=None) * 0.1)
    words, sentences = made.fetch()
    state = made.generator.get_state()
    u, v = (table.detach().double().requires_grad_() for table in (model.vectors, contexts.weight))
    centres, around, pairs = made.blocks(words, sentences)
    noise = made.draw_noise(len(centres))
    scores = torch.einsum("bid,bjd->bij", u[centres], v[around])
    against = torch.einsum("bid,bkd->bik", u[centres], v[noise])
    weight = pairs.sum(2, keepdim=True) * 3 / 7
    loss = -(F.logsigmoid(scores) * pairs).sum() - (F.logsigmoid(-against) * weight).sum()
    loss.backward()
    made.generator.set_state(state)
    made.layers.set_learning_rate(0.1)
    told = made.step(words, sentences, 0)["loss"]
    assert float(told) == pytest.approx(float(loss.detach() / pairs.sum()), rel=1e-4)
    for table, wanted in ((model.vectors, u), (contexts.weight, v)):
        torch.testing.assert_close(table.double(), wanted - 0.1 * wanted.grad, rtol=1e-4, atol=1e-5)


def test_a_word_that_is_everywhere_does_not_blow_up(trainer: Callable) -> None:
    made = trainer(batch_size=100_000, lr=0.2, steps=300, lr_schedule="constant")
    made.adjust(made.config)
    for step in range(300):
        metrics = made.advance(step)
    assert bool(torch.isfinite(made.model.vectors).all())
    assert float(metrics["loss"]) < 10


def test_a_passage_without_any_word_left_is_no_trouble(trainer: Callable) -> None:
    made = trainer()
    none = torch.zeros(0, dtype=torch.int64)
    before = made.model.vectors.clone()
    assert float(made.step(none, none, 0)["loss"]) == 0
    assert torch.equal(before, made.model.vectors)
