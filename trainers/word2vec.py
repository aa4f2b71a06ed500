"""Training word vectors: skip-gram with negative sampling (Mikolov et al. 2013, arXiv 1310.4546).

Written as products of small matrices. 32 neighbouring words make a block: their vectors are multiplied with
those of the words around, masked to the pairs within a window, and with those of noise words that the whole
block shares (as Ji et al. 2016, arXiv 1604.04661, do for one window). The gradient is written out, and
touches only rows of words that are there. No window reaches beyond the passage that a step reads.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from latentlab.data.sentences import END, Sentences, open_sentences
from latentlab.models import build
from latentlab.models.base import LatentModel
from latentlab.models.words import Words, WordsConfig, encoded
from latentlab.progress import Progress
from latentlab.runs.folder import CORPUS
from latentlab.spec import Floats, LatentSpace
from trainers.batches import Place
from trainers.configs.base import TrainConfig
from trainers.configs.word2vec import Word2VecTrainConfig
from trainers.ema import Newest
from trainers.engine import Trainer, schedule
from trainers.evidence import Evidence
from trainers.rows import RowSGD

BLOCK = 32  # words that share their noise
POWER = 0.75  # of the counts: how often a word is noise
LEAST_RATE = 4e-3  # of the peak, at the end of a straight line
DAMPING = 0.25


class Passages:
    """The text from its beginning to its end, over and over; how much makes a step, and where it stands.

    Which frequent words are left out depends on the seed, the epoch and the place alone.
    """

    def __init__(self, data: Sentences, size: int, subsample: float, seed: int) -> None:
        self.size = min(size, len(data.text))
        self.place = Place()
        self._data, self._seed = data, seed
        self._keep = torch.from_numpy(kept_share(data.counts, subsample))

    def next(self) -> tuple[Tensor, Tensor, int]:
        """Words (n,), the sentence of each (n,), both int64, and how many words of the text that was."""
        text, start = self._data.text, self.place.offset
        if start >= len(text):
            self.place, start = Place(self.place.epoch + 1, 0), 0
        stop = start + self.size
        if len(text) - stop < self.size // 2:  # a rest that is no step goes with the last one
            stop = len(text)
        part = torch.from_numpy(np.asarray(text[start:stop], dtype=np.int64))
        generator = torch.Generator().manual_seed(self._mixed(start))
        self.place.offset = stop
        here = part != END
        sentences = torch.cumsum(~here, 0)
        kept = here & (torch.rand(len(part), generator=generator) < self._keep[part.clamp_min(0)])
        return part[kept], sentences[kept], int(here.sum())

    def _mixed(self, start: int) -> int:
        return ((self._seed * 1_000_003 + self.place.epoch) * 1_000_000_007 + start) % 2**63


def steps_in(length: int, size: int) -> int:
    """How many steps of ``size`` go through a text of this length once."""
    size = min(size, length)
    whole, rest = divmod(length, size)
    return whole + (rest > 0 and rest >= size // 2)


def kept_share(counts: NDArray[np.int64], subsample: float) -> Floats:
    """What each word (V,) keeps of its occurrences: sqrt(t / f) + t / f for a share f of the text."""
    if not subsample:
        return np.ones(len(counts), dtype=np.float32)
    share = counts / counts.sum()
    kept = np.sqrt(subsample / share) + subsample / share
    return np.asarray(np.minimum(1.0, kept), dtype=np.float32)


class Contexts(nn.Module):
    """The other vectors (V, D) of the words: what a word is as a neighbour."""

    def __init__(self, words: int, dim: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(words, dim), requires_grad=False)


class Word2VecTrainer(Trainer):
    """Minimises -log s(u.v) over pairs of neighbours, and -log s(-u.n) over ``negative`` noise words each.

    Every step adds up what its pairs would do one after another, and a word of many pairs would overshoot.
    So no row goes farther than four times the step to the bottom of a parabola above its losses (that of
    Jaakkola & Jordan 2000, its curvature replaced by the trace): rare words are not held back by that, and
    with frequent ones training stays finite.
    """

    family = "word2vec"
    config_class = Word2VecTrainConfig
    counted = "words"
    seldom = 500  # the layers are tables: to measure them costs many steps

    data: Sentences
    batches: Passages

    @property
    def knobs(self) -> Word2VecTrainConfig:
        """The config, as what it is."""
        return cast(Word2VecTrainConfig, self.config)

    # -- the data -------------------------------------------------------------------------------------

    @classmethod
    def open_data(cls, config: TrainConfig, folder: Path, progress: Progress) -> Sentences:
        """The text as numbers, which lie in the run's folder from the first time on."""
        least = cast(Word2VecTrainConfig, config).min_count
        return open_sentences(folder / CORPUS, config.data, least, progress)

    @classmethod
    def check(cls, config: TrainConfig, data: Sentences) -> None:
        """Any text with two words will do."""

    @classmethod
    def planned(cls, config: TrainConfig, data: Sentences) -> TrainConfig:
        """As many steps as the epochs need, where nobody said how many."""
        if config.steps:
            return config
        steps = cast(Word2VecTrainConfig, config).epochs * steps_in(len(data.text), config.batch_size)
        return config.model_copy(update={"steps": steps})

    def feed(self) -> Passages:
        """The text, passage by passage."""
        return Passages(self.data, self.config.batch_size, self.knobs.subsample, self.config.seed)

    def fetch(self) -> tuple[Tensor, Tensor]:
        """The next words (n,) and their sentences (n,), without those that are left out."""
        words, sentences, count = self.batches.next()
        self.fetched += count
        return words.to(self.device, non_blocking=True), sentences.to(self.device, non_blocking=True)

    # -- the model ------------------------------------------------------------------------------------

    def build(self) -> LatentModel:
        """Vectors that are small and random, as published; the contexts are 0."""
        words, dim = self.data.words, self.knobs.latent_dim
        config = WordsConfig(words=len(words), latent_dim=dim, bytes=len(encoded(words)))
        model = cast(Words, build("words", config.model_dump(), seed=self.config.seed))
        model.name(words, torch.from_numpy(self.data.counts))
        self.contexts = Contexts(len(words), dim).to(self.device)
        self._prepare(torch.from_numpy(self.data.counts))
        return model

    def _prepare(self, counts: Tensor) -> None:
        window, device = self.knobs.window, self.device
        exact = torch.float32 if device.type == "mps" else torch.float64  # to tell rare words apart
        self._noise = (counts.double() ** POWER).cumsum(0)
        self._noise = (self._noise / self._noise[-1]).to(device, exact)
        around = torch.arange(BLOCK + 2 * window, device=device) - window
        self._apart = (around - torch.arange(BLOCK, device=device)[:, None]).abs()
        self._curvature = torch.zeros(2, len(counts), device=device)

    def make_optimisers(self) -> dict[str, torch.optim.Optimizer]:
        """Plain gradient descent on the rows that a step has."""
        return {"rows": RowSGD([cast(Words, self.model).vectors, self.contexts.weight], self.config.lr)}

    def make_average(self) -> Newest:
        """The vectors themselves: the falling rate averages them."""
        return Newest(self.model)

    def networks(self) -> dict[str, nn.Module]:
        """The model, and its words as neighbours."""
        return {"model": self.model, "contexts": self.contexts}

    def evidence(self) -> Evidence:
        """Mean and std of each axis."""
        return WordEvidence(self)

    def share_of_rate(self, step: int) -> float:
        """A straight line down to a small rest, or what every family has."""
        kind: str = self.config.lr_schedule
        if kind == "straight":
            return max(LEAST_RATE, 1.0 - step / self.config.steps)
        return schedule(kind, step, self.config.steps)

    # -- steps ----------------------------------------------------------------------------------------

    @torch.no_grad()
    def step(self, words: Tensor, sentences: Tensor | None, step: int) -> dict[str, Tensor]:
        """One update of the rows of these words (n,), of those around them and of their noise."""
        assert sentences is not None
        vectors, contexts = cast(Words, self.model).vectors, self.contexts.weight
        dim = vectors.shape[1]
        centres, around, pairs = self.blocks(words, sentences)
        noise = self.draw_noise(len(centres))
        rows, others = centres.reshape(-1), torch.cat((around, noise), dim=1)
        x = vectors.index_select(0, rows).view(*centres.shape, dim)
        y = contexts.index_select(0, others.reshape(-1)).view(*others.shape, dim)
        counts = pairs.sum(2, keepdim=True)
        weights = counts * (self.knobs.negative / noise.shape[1])

        scores = torch.bmm(x, y.transpose(1, 2))
        told = scores.sigmoid()  # how sure it is that each pair is one
        near, far = told.split((around.shape[1], noise.shape[1]), dim=2)
        slope = torch.cat(((near - 1.0) * pairs, far * weights), dim=2)
        metrics = {"loss": self._loss(near, far, pairs, weights)} if self._is_told(step) else {}

        bound = ((told - 0.5) / scores).nan_to_num_(0.25)  # 1/4 at 0, less for what is sure already
        bend = bound * torch.cat((pairs, weights.expand_as(far)), dim=2)
        rate = self.config.lr * self.share_of_rate(step)
        moved = self._damped(0, rows, torch.bmm(slope, y), torch.bmm(bend, _square(y)), rate)
        back, bent = slope.transpose(1, 2), bend.transpose(1, 2)
        pushed = self._damped(1, others.reshape(-1), torch.bmm(back, x), torch.bmm(bent, _square(x)), rate)
        vectors.grad = _sparse(rows, moved, vectors)
        contexts.grad = _sparse(others.reshape(-1), pushed, contexts)
        self.optimisers["rows"].step()
        vectors.grad = contexts.grad = None
        return metrics or {"loss": vectors.new_zeros(())}

    def blocks(self, words: Tensor, sentences: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Words (n,) in blocks: centres (b, 32), the words around (b, 32 + 2 window), and which are pairs.

        The last is (b, 32, 32 + 2 window), 1 where both are of one sentence and no farther apart than a
        distance which each centre draws anew from 1 to the window.
        """
        window = self.knobs.window
        blocks = max(1, -(-len(words) // BLOCK))
        pad = (window, window + blocks * BLOCK - len(words))
        around = F.pad(words, pad).unfold(0, BLOCK + 2 * window, BLOCK)
        where = F.pad(sentences, pad, value=-1).unfold(0, BLOCK + 2 * window, BLOCK)
        centres, here = around[:, window : window + BLOCK], where[:, window : window + BLOCK, None]
        reach = torch.randint(1, window + 1, here.shape, generator=self.generator, device=self.device)
        pairs = (self._apart <= reach) & (self._apart > 0) & (here == where[:, None]) & (here >= 0)
        return centres, around, pairs.float()

    def draw_noise(self, blocks: int) -> Tensor:
        """Noise words (blocks, shared), each with the power 3/4 of how often it occurs."""
        size, exact = (blocks, self.knobs.shared), self._noise.dtype
        drawn = torch.rand(size, generator=self.generator, device=self.device, dtype=exact)
        return torch.searchsorted(self._noise, drawn).clamp_max_(len(self._noise) - 1)

    def _damped(self, table: int, rows: Tensor, gradient: Tensor, bend: Tensor, rate: float) -> Tensor:
        """Gradients (n, D) of rows that may be there more than once; shorter where these would overshoot."""
        known = self._curvature[table].index_fill_(0, rows, 0.0).index_add_(0, rows, bend.reshape(-1))
        return gradient.reshape(len(rows), -1).div_(
            (DAMPING * rate * known.index_select(0, rows)[:, None]).clamp_min_(1.0)
        )

    def _is_told(self, step: int) -> bool:
        """Whether anybody reads the losses of this step: logarithms are a tenth of it."""
        return (step + 1) % self.config.log_every == 0

    def _loss(self, near: Tensor, far: Tensor, pairs: Tensor, weights: Tensor) -> Tensor:
        """The mean over pairs of what a pair and its noise words cost, in nats."""
        tiny = torch.finfo(near.dtype).tiny
        cost = (near.clamp_min(tiny).log() * pairs).sum()
        cost += ((1.0 - far).clamp_min(tiny).log() * weights).sum()
        return -cost / pairs.sum().clamp_min(1.0)


class WordEvidence(Evidence):
    """What the table of vectors tells of its axes."""

    def spaces(self) -> tuple[LatentSpace, ...]:
        """Mean and std over the words."""
        return cast(Words, self._model).measured()


def _square(z: Tensor) -> Tensor:
    """Squared lengths of vectors (b, n, D), as (b, n, 1)."""
    return z.square().sum(2, keepdim=True)


def _sparse(rows: Tensor, values: Tensor, table: Tensor) -> Tensor:
    """A gradient (V, D) that has these rows (n,) alone, some of them more than once."""
    return torch.sparse_coo_tensor(rows[None], values, table.shape, check_invariants=False)
