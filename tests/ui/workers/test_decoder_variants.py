from __future__ import annotations

import numpy as np
import pytest
import torch
from decoder_models import IMAGE, Probe, vae
from torch import Tensor

from latentlab.models.base import ModelConfig
from latentlab.spec import LatentSpace
from latentlab.ui.workers.variants import CHUNK, TOLERANCE, VariantSet, decode_pixels, probe_codes


@pytest.mark.parametrize(("channels", "size"), [(1, 28), (3, 32), (3, 64)])
def test_every_accepted_variant_draws_the_same_picture(channels: int, size: int) -> None:
    opened = vae(channels, size)
    with torch.inference_mode():
        variants = VariantSet(opened.model)
        for _ in variants.tune():
            pass
        codes = probe_codes(opened.spec.space(), CHUNK)
        truth = decode_pixels(variants.plain, codes, "z", None).astype(int)
        for batch in (1, CHUNK):
            drawn = decode_pixels(variants.model_for(batch), codes, "z", None)
            assert np.abs(drawn - truth).max() <= TOLERANCE
            fastest = variants.milliseconds[variants.chosen(batch).name, batch]
            assert fastest <= variants.milliseconds["fp32", batch]


def test_a_variant_that_draws_something_else_is_refused() -> None:
    class Coarse(Probe):
        def _decode(self, z: Tensor, space: LatentSpace, label: Tensor | None) -> Tensor:
            drawn = super()._decode(z, space, label)
            return drawn if z.dtype == torch.float32 else drawn + 0.1

    with torch.inference_mode():
        variants = VariantSet(Coarse(ModelConfig(image=IMAGE)))
        for _ in variants.tune():
            pass
    assert not [name for name, _ in variants.milliseconds if name.startswith("bf16")]


def test_weights_that_move_are_kept_exact() -> None:
    with torch.inference_mode():
        variants = VariantSet(vae().model)
        for _ in variants.tune(exact=True):
            pass
    assert {name for name, _ in variants.milliseconds} <= {"fp32", "fp32 channels_last"}
