"""How errors of pictures are written."""

from __future__ import annotations

import math


def mse_text(value: float) -> str:
    """Four decimals, or as many digits as a very small error needs."""
    return f"{value:.4f}" if value >= 0.001 or value == 0 else f"{value:.1e}"


def psnr_text(value: float) -> str:
    """Decibels with one decimal; without end for an image that came back unchanged."""
    return "∞" if math.isinf(value) else f"{value:.1f}"
