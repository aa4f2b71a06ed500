"""What is tested on is never trained on."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from latentlab.data.splits import MOST_HELD_OUT, digest, held_out, unseen

contents = st.lists(st.binary(min_size=1, max_size=2), min_size=1, max_size=60)


@given(contents)
def test_no_content_is_on_both_sides(digests: list[bytes]) -> None:
    flags = held_out(digests)
    test = {one for one, flag in zip(digests, flags, strict=True) if flag}
    train = {one for one, flag in zip(digests, flags, strict=True) if not flag}
    assert not test & train
    assert bool(test and train) == (len(set(digests)) > 1)
    assert len(test) == (max(1, round(len(set(digests)) * 0.1)) if len(set(digests)) > 1 else 0)


@given(contents, st.integers(0, 99))
def test_the_choice_does_not_depend_on_order(digests: list[bytes], seed: int) -> None:
    order = np.random.default_rng(seed).permutation(len(digests))
    assert np.array_equal(held_out([digests[i] for i in order]), held_out(digests)[order])


def test_copies_stay_in_training_where_they_can() -> None:
    digests = [b"same"] * 50 + [bytes([i]) for i in range(10)]
    assert not held_out(digests)[:50].any()


def test_not_more_than_ten_thousand_are_held_out() -> None:
    digests = [i.to_bytes(4, "big") for i in range(150_000)]
    assert held_out(digests).sum() == MOST_HELD_OUT


def test_digests_tell_contents_apart() -> None:
    image = np.zeros((3, 4, 4), np.uint8)
    other = image.copy()
    other[0, 0, 0] = 1
    assert digest(image) == digest(image.copy()) != digest(other)
    assert digest(image[:, ::2]) == digest(np.ascontiguousarray(image[:, ::2]))


def test_unseen_images() -> None:
    assert unseen([b"a", b"b"], [b"b", b"c"]).tolist() == [True, False]
