"""Latent arithmetic: A - B + C, what A becomes where B becomes C (Radford et al. 2016, arXiv 1511.06434)."""

from __future__ import annotations

import numpy as np
import torch

from latentlab.errors import BadInput
from latentlab.latent.sheets import Sheet, joined
from latentlab.models.base import LatentModel
from latentlab.spec import Code


@torch.inference_mode()
def combine(model: LatentModel, a: Code, b: Code, c: Code) -> Code:
    """A - B + C, brought back onto the manifold of its space; of the class and the model of ``a``.

    Raises BadInput for codes of different spaces or lengths.
    """
    if len({code.space for code in (a, b, c)}) > 1:
        raise BadInput(
            "The three codes lie in different spaces: {a}, {b} and {c}.",
            "Take all of them from one space.",
            a=a.space,
            b=b.space,
            c=c.space,
        )
    if len({len(code.values) for code in (a, b, c)}) > 1:
        raise BadInput(
            "The three codes have different lengths: {a}, {b} and {c}.",
            "Take all of them from the same model.",
            a=len(a.values),
            b=len(b.values),
            c=len(c.values),
        )
    values = torch.from_numpy(a.values - b.values + c.values)[None].to(model.device, model.dtype)
    return a.with_values(model.project(values, a.space)[0].float().cpu().numpy())


def arithmetic_sheet(model: LatentModel, a: Code, b: Code, c: Code) -> Sheet:
    """One row: A, B, C and A - B + C, which is of the class of ``a``. Raises BadInput as ``combine`` does."""
    codes = [a, b, c, combine(model, a, b, c)]
    return Sheet(np.stack([code.values for code in codes]), 1, 4, a.space, joined(codes))
