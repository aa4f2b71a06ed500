"""One training in a process of its own, for benchmarks/training.py.

python benchmarks/training_jobs.py '{"job": "bare", "family": "vae", "knobs": {"steps": 100, ...}}' prints one
JSON line: steps per second, milliseconds a step, the most memory that was held.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

from latentlab.bench import bare
from latentlab.bench.bare import synchronise, timings
from latentlab.runs.events import Commands, Event, Finished
from latentlab.runs.folder import RunFolder
from latentlab.runs.live import LiveWeights
from trainers import launch, trainer_class
from trainers.configs import config_class

Job = dict[str, Any]


def trained(job: Job) -> dict[str, Any]:
    """As `latentlab train` does it, with everything that it records; until the last step begins."""
    if job["family"] == "pythae":
        import beside_pythae

        beside_pythae.register()
    cls, marks, device = trainer_class(job["family"]), {}, job["knobs"].get("device", "cpu")
    steps, plain = job["knobs"]["steps"], cls.advance
    warm = max(1, steps // 4)

    def advance(self: Any, step: int) -> Any:
        if step in (warm, steps - 1):
            synchronise(device)
        marks[step] = time.perf_counter()
        return plain(self, step)

    cls.advance = advance  # type: ignore[method-assign]
    with tempfile.TemporaryDirectory(prefix="latentlab-bench-") as home:
        os.environ["LATENTLAB_HOME"] = home
        folder, ends = Path(home) / "run", []

        def note(event: Event) -> None:
            if isinstance(event, Finished):
                ends.append(event)

        launch.prepare(job["family"], config_class(job["family"]).model_validate(job["knobs"]), folder)
        launch.body(folder)(Commands(), note, LiveWeights())
        if ends[0].outcome != "completed":
            raise SystemExit(f"{ends[0].problem}\n{ends[0].details}")
        stored = RunFolder(folder).described()[1]
    found = timings([marks[step] for step in range(warm, steps)])
    return found | {"variant": {name: stored[name] for name in ("precision", "layout", "compile", "threads")}}


def by_hand(job: Job) -> dict[str, Any]:
    """The same arithmetic without the program around it."""
    from bare_steps import STEPS

    config = config_class(job["family"]).model_validate(job["knobs"])
    torch.set_num_threads(config.threads)
    torch.manual_seed(config.seed)
    if job["family"] == "vae":
        words = {name: getattr(config, name) for name in ("data", "steps", "precision", "layout", "device")}
        return bare.train(argparse.Namespace(**words, batch=config.batch_size))
    device = config.device
    labels = bare.load_labels(config.data).to(device)
    feed = bare.Feed(bare.load(config.data).to(device), config.batch_size, config.layout)
    step, network = STEPS[job["family"]](config, feed, labels, device)
    return bare.repeat(step, network, config.steps, device)


def by_pythae(job: Job) -> dict[str, Any]:
    """Their trainer."""
    import beside_pythae

    knobs = job["knobs"]
    torch.set_num_threads(knobs["threads"])
    return beside_pythae.train(
        job["network"],
        knobs["latent_dim"],
        knobs["batch_size"],
        knobs["steps"],
        knobs["data"],
        knobs["device"],
    )


JOBS: dict[str, Callable[[Job], dict[str, Any]]] = {
    "latentlab": trained,
    "bare": by_hand,
    "pythae": by_pythae,
}


def main() -> None:
    """Do the job and print; what the libraries print goes to stderr."""
    answer, sys.stdout = sys.stdout, sys.stderr
    job: Job = json.loads(sys.argv[1])
    found = JOBS[job["job"]](job)
    if torch.cuda.is_available():
        found["peak_gpu_mib"] = round(torch.cuda.max_memory_allocated() / 2**20, 1)
    found["peak_mib"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
    print(json.dumps(found), file=answer, flush=True)


if __name__ == "__main__":
    main()
