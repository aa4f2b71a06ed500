"""What can be turned in finding words: flags, forms and tooltips come from these declarations."""

from __future__ import annotations

from latentlab.knobs import knob
from latentlab.spec import Frozen


class CountingKnobs(Frozen):
    """Of reading and counting."""

    longest: int = knob(4, "characters of the longest n-grams that are counted", ge=2, le=4, group="Counting")
    floor: int = knob(
        1, "n-grams rarer than this are forgotten once all are counted", ge=1, group="Counting", advanced=True
    )
    lower_case: bool = knob(True, "take capital letters for small ones", group="Counting")


class PairKnobs(Frozen):
    """Of finder A (kexue.fm 3913): cut at weak pairs, then drop words that others explain."""

    min_proba: float = knob(1e-6, "share of the text that a pair must exceed", ge=0, lt=1, group="Finder A")
    min_pmi: float = knob(
        0.5, "mutual information that a strong pair exceeds", unit="nats", ge=-20, le=40, group="Finder A"
    )
    min_pieces: int = knob(10, "how often a word must be cut out", ge=1, group="Finder A")


class CohesionKnobs(Frozen):
    """Of finder B (kexue.fm 6920): n-grams that hold together at every split, and a check back."""

    min_count: int = knob(32, "how often an n-gram and a word must occur", ge=1, group="Finder B")
    cohesion_2: float = knob(
        2.0, "least cohesion of 2 characters", unit="nats", ge=-20, le=40, group="Finder B"
    )
    cohesion_3: float = knob(
        4.0, "least cohesion of 3 characters", unit="nats", ge=-20, le=40, group="Finder B"
    )
    cohesion_4: float = knob(
        6.0, "least cohesion of 4 characters", unit="nats", ge=-20, le=40, group="Finder B"
    )

    def cohesion(self, n: int) -> float:
        """The least cohesion of n characters, in nats."""
        return {2: self.cohesion_2, 3: self.cohesion_3, 4: self.cohesion_4}[n]


# ln 5, ln 25, ln 125: the same post's second setting, for a larger text.
PRESETS: dict[str, CohesionKnobs] = {
    "logs": CohesionKnobs(),
    "ratios": CohesionKnobs(min_count=128, cohesion_2=1.6094379, cohesion_3=3.2188758, cohesion_4=4.8283137),
}


class BoundaryKnobs(Frozen):
    """How freely a word's neighbours vary."""

    min_entropy: float = knob(
        0.0, "least branch entropy on either side of a word", unit="nats", zero="not asked", ge=0, le=20,
        group="Boundary",
    )  # fmt: skip


class ContrastKnobs(Frozen):
    """Of words held against a background (kexue.fm 6540)."""

    shortest: int = knob(2, "characters of the shortest words", ge=1, le=16, group="Contrast")


class ScreeningKnobs(Frozen):
    """Of growing a vocabulary from seeds (kexue.fm 6540)."""

    least: float = knob(0.6, "cosine that a seed's neighbour must have (m)", ge=-1, le=1, group="Screening")
    rise: float = knob(
        0.35, "how fast the demand rises with the depth (a); 0 keeps it", ge=0, le=10, group="Screening"
    )
    neighbours: int = knob(
        200, "nearest words that are looked at from each", ge=1, le=10_000, group="Screening"
    )
