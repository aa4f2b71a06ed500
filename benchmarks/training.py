"""Steps per second of every family in `latentlab train`: against a loop by hand, and the library pythae.

python benchmarks/training.py --out benchmarks/results/families.json [--steps 600] [--rounds 3] [FAMILY...]

What is compared takes turns, each in a process of its own; medians over the rounds count. The variant of the
arithmetic is the one that `latentlab train` chooses, and the loop by hand has the same. With pythae 0.1.2
(pip install -c constraints.txt '.[benchmarks]') the VAE is compared in fp32, as pythae trains, and both train
the same two networks with the same batch: that of pythae's MNIST benchmark, and our small one. With --device
cuda bf16 and compiled networks are held against plain eager fp32 as well.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

from latentlab.bench.figures import machine
from latentlab.files import write_text_atomically
from trainers.configs import CONFIGS, config_class
from trainers.devices import thread_counts

JOBS = Path(__file__).parent / "training_jobs.py"
DATA = "fashion-mnist-mini"
PLAIN = {"precision": "fp32", "layout": "contiguous"}
BF16 = {"precision": "bf16", "layout": "channels_last"}
# Of pythae's network: the batch and the axes of its MNIST benchmark. Of ours: the defaults.
FEW = 60  # steps of the large network on a CPU: one takes a second or more
NETWORKS = {
    "own": {"family": "pythae", "latent_dim": 16, "batch_size": 100},
    "small": {"family": "vae", "latent_dim": 32, "batch_size": 256},
}

Job = dict[str, Any]

FAMILIES = [name for name in CONFIGS if config_class(name).takes == "images"]


def measured(job: Job) -> dict[str, Any]:
    """What one process says of its training."""
    print(f"  {job['job']} {job.get('family', 'pythae')} {job['knobs'].get('precision', 'auto')}", flush=True)
    done = subprocess.run(
        [sys.executable, str(JOBS), json.dumps(job)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SystemExit(f"{job} failed:\n{done.stderr[-4000:]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def in_turns(jobs: dict[str, Job], rounds: int, of: str) -> dict[str, Any]:
    """Medians over the rounds of each job, and how fast each is against one of them."""
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            found[name].append(measured(job))
    figures: dict[str, Any] = {name: summary(runs) for name, runs in found.items()}
    speed = {name: figures[name]["steps_per_second"] for name in jobs}
    figures["ratio"] = {name: round(speed[name] / speed[of], 3) for name in jobs if name != of}
    return figures


def summary(runs: list[dict[str, Any]]) -> dict[str, float]:
    """Medians of several processes that did the same."""
    figures = {
        "steps_per_second": [run["steps_per_second"] for run in runs],
        "step_ms_p50": [run["step_ms"]["p50"] for run in runs],
        "step_ms_p95": [run["step_ms"]["p95"] for run in runs],
        **{name: [run[name] for run in runs] for name in ("peak_mib", "peak_gpu_mib") if name in runs[0]},
    }
    return {name: round(statistics.median(values), 3) for name, values in figures.items()}


def against_hand(family: str, knobs: dict[str, Any], rounds: int) -> dict[str, Any]:
    """`latentlab train` against the loop by hand, in the variant that the program chooses."""
    chosen = measured({"job": "latentlab", "family": family, "knobs": {**knobs, "steps": 8}})["variant"]
    knobs = {**knobs, **chosen}
    jobs = {name: {"job": name, "family": family, "knobs": knobs} for name in ("bare", "latentlab")}
    batch = config_class(family).model_validate(knobs).batch_size
    return {"variant": chosen, "batch": batch, **in_turns(jobs, rounds, of="bare")}


def against_pythae(kind: str, knobs: dict[str, Any], rounds: int) -> dict[str, Any]:
    """Both programs train one network, in fp32; and ours in bf16 beside them."""
    about = {**NETWORKS[kind], **knobs}
    family = about.pop("family")
    if kind == "own" and about["device"] == "cpu":
        about["steps"] = min(about["steps"], FEW)
    jobs: dict[str, Job] = {
        "pythae": {"job": "pythae", "network": kind, "knobs": {**about, **PLAIN}},
        "latentlab": {"job": "latentlab", "family": family, "knobs": {**about, **PLAIN}},
        "latentlab_bf16": {"job": "latentlab", "family": family, "knobs": {**about, **BF16}},
    }
    return {"batch": about["batch_size"], "steps": about["steps"], **in_turns(jobs, rounds, of="pythae")}


def on_gpu(family: str, knobs: dict[str, Any], rounds: int) -> dict[str, Any]:
    """bf16, and compiled networks, against plain eager fp32."""
    variants = {
        "eager_fp32": PLAIN,
        "eager_bf16": BF16,
        "compiled_fp32": {**PLAIN, "compile": True},
        "compiled_bf16": {**BF16, "compile": True},
    }
    jobs = {
        name: {"job": "latentlab", "family": family, "knobs": {**knobs, **variant}}
        for name, variant in variants.items()
    }
    return in_turns(jobs, rounds, of="eager_fp32")


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("families", nargs="*", choices=[*FAMILIES, []], default=[], metavar="FAMILY")
    parser.add_argument("--steps", type=int, default=600, help="the first quarter warms up")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=0, help="0: all cores")
    parser.add_argument("--device", default="cpu", choices=["cpu", "cuda"])
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if options.steps < 8 or options.rounds < 1:
        parser.error("--steps is at least 8, --rounds at least 1")
    threads = options.threads or thread_counts(in_window=False)
    knobs = {"data": DATA, "steps": options.steps, "device": options.device, "threads": threads}
    figures: dict[str, Any] = {
        "benchmark": "training",
        "machine": machine(),
        "device": options.device,
        "data": DATA,
        "steps": options.steps,
        "rounds": options.rounds,
        "families": {},
    }
    for family in options.families or FAMILIES:
        print(family, flush=True)
        figures["families"][family] = against_hand(family, knobs, options.rounds)
        if options.device == "cuda":
            figures["families"][family]["variants"] = on_gpu(family, knobs, options.rounds)
    if importlib.util.find_spec("pythae") is None:
        figures["pythae"] = "not installed: pip install -c constraints.txt '.[benchmarks]'"
    elif "vae" in (options.families or FAMILIES):
        print("pythae", flush=True)
        figures["pythae"] = {kind: against_pythae(kind, knobs, options.rounds) for kind in NETWORKS}
    text = json.dumps(figures, indent=2)
    if options.out is not None:
        write_text_atomically(options.out, text + "\n")
    print(text)


if __name__ == "__main__":
    main()
