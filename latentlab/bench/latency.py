"""From the slider's event to the paint that shows it: idle, while training, and for a larger decoder."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from latentlab.bench.figures import machine, summary
from latentlab.bench.stage import decoder_of, own_home, stage, training
from latentlab.formats import library, native
from latentlab.ui.hand import find, pump
from latentlab.ui.main_window import MainWindow
from latentlab.ui.probe import Drag, GapProbe, PaintProbe
from latentlab.ui.widgets.picture import PictureView
from trainers.configs.vae import VAETrainConfig

WARM_UP_STEPS = 60
LONG = 100_000_000  # steps of a run that never ends by itself


def measure(
    *,
    events: int = 300,
    watch_s: float = 60.0,
    seed: int = 0,
    device: str = "auto",
    model: str = "vae-fashion",
    small: bool = False,
) -> dict[str, Any]:
    """Milliseconds of ``events`` moves at 60 Hz, each until a paint shows it or a newer one.

    While it trains, the event loop is watched for ``watch_s`` seconds, checkpoints included. ``small`` leaves
    out the 64-pixel decoder.
    """
    config = VAETrainConfig.model_validate({"steps": LONG, "seed": seed, "device": device})
    figures: dict[str, Any] = {"bench": "latency", "machine": machine(), "events": events}
    path = library.find(model).resolve()  # before the home moves
    with own_home() as home:
        models: dict[str, Path] = {"bundled": path}
        if not small:
            models["decoder_64px_rgb"] = write_large_model(home / "large.safetensors", seed)
        for name, source in models.items():
            with stage(source) as window:
                figures[name] = {"idle": drag_figures(window, events, 0.0)}
                with training(window, "vae", config, WARM_UP_STEPS):
                    figures[name]["training"] = drag_figures(window, events, watch_s)
    return figures


def drag_figures(window: MainWindow, events: int, watch_s: float) -> dict[str, Any]:
    """Drag slider 0 and summarise what was seen, the event loop's gaps over ``watch_s`` seconds or more."""
    probe = PaintProbe(decoder_of(window), find(window, PictureView, "decoded_image"))
    gaps = GapProbe()
    started = time.perf_counter()
    Drag(window, probe, events).run()
    pump(max(0.0, watch_s - (time.perf_counter() - started)))
    gaps.stop()
    probe.close()
    return {
        "event_to_paint_ms": summary(probe.latencies),
        "decode_ms": summary(probe.decodes),
        "event_loop_gap_ms": summary(gaps.gaps),
    }


def write_large_model(path: Path, seed: int) -> Path:
    """A VAE for 64-pixel RGB images whose decoder has 3.5 million parameters, with random weights."""
    import torch

    from latentlab.models.vae import VAE, VAEConfig
    from latentlab.spec import ImageSpec

    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        image = ImageSpec(channels=3, height=64, width=64)
        model = VAE(VAEConfig(image=image, latent_dim=64, width=192, hidden=611))
    native.save(model.eval(), path)
    return path
