"""Word vectors: a table of points, one a word; what a code stands for is the word that is nearest to it.

Mikolov et al. 2013 (arXiv 1301.3781, 1310.4546). That differences of such vectors carry relations, so that
king - man + woman comes near queen, is from Mikolov, Yih & Zweig 2013; Su (kexue.fm 4304) has it of Chinese.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import cast

import torch
from pydantic import Field
from torch import Tensor, nn
from torch.nn import functional as F

from latentlab.errors import BadInput
from latentlab.models.base import Architecture, LatentModel
from latentlab.spec import Capability, LatentSpace, ModelSpec

SPACE = "vectors"
SEPARATOR = "\n"  # no word holds white space
CHUNK = 65_536  # words that are compared with the codes at once
CLOSE = 3
COMPARED = 20_000  # words that a misspelt one is compared with, the most frequent first


class WordsConfig(Architecture):
    """How many words of how many axes; ``bytes`` is the length of the words as UTF-8, joined by newlines."""

    words: int = Field(ge=1, le=10_000_000)
    latent_dim: int = Field(ge=1, le=4096)
    bytes: int = Field(ge=1, le=2**31)


@dataclass(frozen=True)
class Neighbour:
    """A word, its place in the vocabulary, and its cosine with what was asked for."""

    word: str
    index: int
    cosine: float


class Words(LatentModel):
    """Vectors (V, D) of the words of a vocabulary, the most frequent first, and how often each was met."""

    family = "words"
    config_class = WordsConfig
    counts: Tensor
    text: Tensor

    def __init__(self, config: WordsConfig) -> None:
        super().__init__(config)
        start = (torch.rand(config.words, config.latent_dim) - 0.5) / config.latent_dim
        self.vectors = nn.Parameter(start, requires_grad=False)
        self.register_buffer("counts", torch.zeros(config.words, dtype=torch.int64))
        self.register_buffer("text", torch.zeros(config.bytes, dtype=torch.uint8))
        self._words: tuple[str, ...] = ()
        self._places: dict[str, int] = {}

    @classmethod
    def describe(cls, config: Architecture) -> ModelSpec:
        """One space, in which nothing is drawn: its points are the words."""
        config = cast(WordsConfig, config)
        return ModelSpec(
            family=cls.family,
            image=None,
            capabilities=frozenset({Capability.WORDS}),
            spaces=(LatentSpace(name=SPACE, shape=(config.latent_dim,), prior="none"),),
        )

    # -- the vocabulary -------------------------------------------------------------------------------

    def name(self, words: Sequence[str], counts: Tensor | None = None) -> None:
        """Say what the rows stand for, and how often each (V,) was met. ``encoded`` gives their length."""
        text = encoded(words)
        if len(words) != len(self.vectors) or len(text) != len(self.text):
            raise BadInput(
                "{count} words do not fit a table of {rows}.",
                "Give one for each row.",
                count=len(words),
                rows=len(self.vectors),
            )
        self.text.copy_(text)
        if counts is not None:
            self.counts.copy_(counts)
        self._words, self._places = (), {}

    @property
    def words(self) -> tuple[str, ...]:
        """The vocabulary, in the order of the rows. Raises BadInput where a file names other words."""
        if not self._words:
            try:
                found = tuple(bytes(self.text.cpu().numpy()).decode().split(SEPARATOR))
            except UnicodeDecodeError as error:
                raise BadInput("The words of this model are no text ({cause}).", cause=error) from error
            places = {word: place for place, word in enumerate(found)}
            if len(places) != len(self.vectors) or len(found) != len(places) or "" in places:
                raise BadInput(
                    "This model has {rows} vectors and names for {count} different words.",
                    "Get the file again from where it came.",
                    rows=f"{len(self.vectors):,}",
                    count=f"{len(places):,}",
                )
            self._words, self._places = found, places
        return self._words

    def __contains__(self, word: object) -> bool:
        return bool(self.words) and word in self._places

    def index(self, word: str) -> int:
        """The row of a word. Raises BadInput with words that are written alike for one it does not know."""
        if word not in self:
            if alike := self._alike(word):
                raise BadInput(
                    "The model does not know the word {word}.",
                    "It knows: {known}.",
                    word=word,
                    known=", ".join(alike),
                )
            raise BadInput(
                "The model does not know the word {word}.",
                "It was not in the text, or too rare.",
                word=word,
            )
        return self._places[word]

    def _alike(self, word: str) -> list[str]:
        known = self.words
        if word.lower() in self:  # most often it is that
            return [word.lower()]
        letters = set(word)
        sharing = [other for other in known if not letters.isdisjoint(other)][:COMPARED]
        return get_close_matches(word, sharing, CLOSE, cutoff=0.5)

    def vector(self, word: str) -> Tensor:
        """The code (D,) of a word. Raises BadInput for an unknown one."""
        return self.vectors[self.index(word)].detach()

    def codes(self, words: Sequence[str]) -> Tensor:
        """The codes (N, D) of words."""
        rows = torch.tensor([self.index(word) for word in words], dtype=torch.int64)
        return self.vectors[rows.to(self.device)].detach()

    # -- what is near ---------------------------------------------------------------------------------

    @torch.no_grad()
    def nearest(self, z: Tensor, k: int = 10, leave_out: Collection[str] = ()) -> list[list[Neighbour]]:
        """The ``k`` words whose vectors have the largest cosines with each code (N, D), the nearest first."""
        self._check_codes(z, self.spec.space())
        if k < 1:
            raise BadInput("Cannot find {count} neighbours.", "Ask for at least one.", count=k)
        words, out = self.words, {self.index(word) for word in leave_out}
        count = min(k + len(out), len(words))
        cosines, rows = self._top(z.to(self.device, self.dtype), count)
        return [
            [Neighbour(words[row], row, cosine) for row, cosine in zip(*pair, strict=True) if row not in out][
                :k
            ]
            for pair in zip(rows.tolist(), cosines.tolist(), strict=True)
        ]

    def near(self, word: str, k: int = 10) -> list[Neighbour]:
        """The ``k`` nearest other words."""
        return self.nearest(self.vector(word)[None], k, (word,))[0]

    def analogy(self, a: str, b: str, c: str, k: int = 10) -> list[Neighbour]:
        """The words nearest to a - b + c, each brought to length 1 before: king - man + woman is queen."""
        return self.combined((a, c), (b,), k)

    def combined(self, plus: Sequence[str], minus: Sequence[str] = (), k: int = 10) -> list[Neighbour]:
        """The words nearest to a sum of unit vectors, those of ``minus`` taken away; without all of them."""
        if not plus and not minus:
            raise BadInput("No word was given.", "Give at least one.")
        units = _unit(self.codes([*plus, *minus]))
        signs = torch.ones(len(units), device=units.device)
        signs[len(plus) :] = -1.0
        return self.nearest((signs @ units)[None], k, {*plus, *minus})[0]

    def walk(self, a: str, b: str, steps: int = 10) -> list[Neighbour]:
        """The nearest words of ``steps`` points of the straight line from ``a`` to ``b``, ends included."""
        if steps < 2:
            raise BadInput("A walk of {count} points goes nowhere.", "Take at least two.", count=steps)
        along = torch.linspace(0.0, 1.0, steps, device=self.device)[:, None]
        ends = self.codes((a, b))
        return [found[0] for found in self.nearest(torch.lerp(ends[:1], ends[1:], along), 1)]

    def _top(self, z: Tensor, k: int) -> tuple[Tensor, Tensor]:
        """Cosines and rows, each (N, k), over the table in chunks: no (N, V) is ever made."""
        z = _unit(z)
        best = z.new_full((len(z), 0), 0.0)
        rows = torch.zeros(len(z), 0, dtype=torch.int64, device=z.device)
        for first, part in self._chunks():
            cosines = torch.cat((best, z @ _unit(part).T), dim=1)
            here = torch.arange(first, first + len(part), device=z.device).expand(len(z), -1)
            best, places = cosines.topk(min(k, cosines.shape[1]), dim=1)
            rows = torch.cat((rows, here), dim=1).gather(1, places)
        return best, rows

    def _chunks(self) -> Iterator[tuple[int, Tensor]]:
        for first in range(0, len(self.vectors), CHUNK):
            yield first, self.vectors[first : first + CHUNK]

    # -- the contract ---------------------------------------------------------------------------------

    def keeps_codes(self, space: str) -> bool:
        """Always: the words' own."""
        return True

    def known_codes(self, space: str) -> Tensor | None:
        """The vectors (V, D)."""
        return self.vectors.detach().float()

    def measured(self) -> tuple[LatentSpace, ...]:
        """The space with mean and std of each axis over the vocabulary."""
        mean, std = self.vectors.mean(0), self.vectors.std(0, unbiased=False)
        known = {"mean": tuple(mean.tolist()), "std": tuple(std.tolist())}
        return (self.spec.space().model_copy(update=known),)


def encoded(words: Sequence[str]) -> Tensor:
    """The bytes of a vocabulary, uint8 (n,), as a model file holds them."""
    return torch.frombuffer(bytearray(SEPARATOR.join(words).encode()), dtype=torch.uint8)


def _unit(z: Tensor) -> Tensor:
    """Codes (N, D) at length 1."""
    return F.normalize(z, dim=1)
