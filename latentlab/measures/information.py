"""How much a code says, in bits (Tishby et al. 2000; Alemi et al. 2017)."""

from __future__ import annotations

import math

import torch
from torch import Tensor


def rate_bits(kl: Tensor) -> Tensor:
    """Bits a code says of its image, (N,), from the KL to the prior of each axis, (N, D) in nats.

    The mean over images bounds I(Z;X) from above: I(Z;X) = E KL(p(z|x) || q(z)) - KL(p(z) || q(z)).
    """
    return kl.sum(dim=1) / math.log(2.0)


def class_bits(log_probabilities: Tensor, labels: Tensor) -> float:
    """A lower bound of I(Z;Y) in bits, H(Y) + E log2 q(y|z): at most log2(classes).

    ``log_probabilities`` (..., N, K) are what a classifier says of drawn codes, in nats; ``labels`` (N,) the
    truth, whose frequencies give H(Y). A classifier worse than none still bounds it by 0.
    """
    shares = torch.bincount(labels).to(log_probabilities.dtype) / len(labels)
    entropy = torch.special.entr(shares).sum()
    index = labels.expand(log_probabilities.shape[:-1]).unsqueeze(-1)
    known = log_probabilities.gather(-1, index).mean()
    return max(0.0, float(entropy + known) / math.log(2.0))
