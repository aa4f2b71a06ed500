"""What there is: models, runs, datasets. Lists read headers; ``inspect`` reads and checks a whole file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from latentlab.commands.options import Model, Options, Shared, emit, say, table


def models(options: Shared = Options()) -> int:
    """List the bundled models and your own."""
    from latentlab.formats import library

    shelf = library.scan()
    found = [_summary(info) for info in shelf.models]
    for problem in shelf.problems:
        say(f"latentlab: {problem}")
    if options.json:
        emit({"models": found, "problems": [str(problem) for problem in shelf.problems]})
    else:
        rows = [
            (model["name"], model["family"], _shape(model), model["latent_dim"], f"{model['parameters']:,}")
            for model in found
        ]
        table(rows, ("name", "family", "image", "axes", "parameters"))
    return 0


def inspect(path: Model, *, options: Shared = Options()) -> int:
    """Say what a model file is, after checking all of it.

    Args:
        path: a model file, run or name
    """
    from latentlab.formats import library, native

    # The whole file, not its header alone: damaged weights must not look sound here.
    info = native.load_file(library.find(path)).info
    document = _summary(info) | {
        "spaces": [space.model_dump(mode="json") for space in info.spec.spaces],
        "classes": list(info.spec.classes),
        "config": dict(info.config),
        "training": dict(info.training),
        "versions": dict(info.versions),
    }
    if options.json:
        emit(document)
        return 0
    held_out = info.training.get("held_out")
    shown = {
        "path": document["path"],
        "family": info.family,
        "image": _shape(document),
        "spaces": ", ".join(f"{space.name} ({space.dim} axes)" for space in info.spec.spaces),
        "capabilities": ", ".join(document["capabilities"]),
        "classes": ", ".join(info.spec.classes),
        "parameters": f"{info.parameters:,}",
        "trained on": info.training.get("data", ""),
        "steps": _number(info.training.get("steps"), ","),
        "held-out MSE": _number(held_out.get("mse") if isinstance(held_out, dict) else None, ".5f"),
    }
    for name, value in shown.items():
        if value != "":
            print(f"{name:<14}{value}")
    return 0


def runs(options: Shared = Options()) -> int:
    """List the training runs of this machine."""
    from latentlab.runs.folder import list_runs

    found = [
        {
            "name": run.name,
            "path": str(run.path),
            "family": run.family,
            "data": run.data,
            "created": run.created,
            "step": run.step,
            "plan": run.plan,
            "state": "training" if run.live else run.outcome or "interrupted",
            "model": None if run.model is None else str(run.model),
        }
        for run in list_runs()
    ]
    if options.json:
        emit({"runs": [run | _place(Path(str(run["path"]))) for run in found]})
    else:
        rows = [
            (run["name"], run["state"], f"{run['step']:,} / {run['plan']:,}", run["data"], run["created"])
            for run in found
        ]
        table(rows, ("run", "state", "step", "data", "created"))
        if not rows:
            say("There are no runs yet; `latentlab train vae` makes the first one.")
    return 0


def datasets(options: Shared = Options()) -> int:
    """List the datasets that can be trained on by name. A path to images works as well."""
    from latentlab.data.datasets import list_datasets

    found = [
        {
            "name": info.name,
            "description": str(info.description),
            "train": info.count_train,
            "test": info.count_test,
            "available": info.available,
            "remedy": str(info.remedy),
        }
        for info in list_datasets()
    ]
    if options.json:
        emit({"datasets": found})
        return 0
    rows = [
        (
            data["name"],
            f"{data['train']:,}",
            f"{data['test']:,}",
            "yes" if data["available"] else "no",
            data["description"],
        )
        for data in found
    ]
    table(rows, ("name", "train", "test", "here", "what"))
    for data in found:
        if not data["available"] and data["remedy"]:
            say(f"{data['name']}: {data['remedy']}")
    return 0


def _place(run: Path) -> dict[str, float]:
    """Where a run stands in the information plane: its rate in bits and what it is drawn against."""
    from latentlab.runs.planes import MEASURES, read_paths

    reading = read_paths([run], {}).get(run)
    path = reading.path if reading is not None else None
    if path is None:
        return {}
    newest = {name: path.along(name)[1][-1:] for name in MEASURES}
    known = {name: float(values[0]) for name, values in newest.items() if len(values)}
    return {"held_out_rate_bits": float(path.rate[-1]), **known}


def _summary(info: Any) -> dict[str, Any]:
    return {
        "name": info.name,
        "path": str(info.path),
        "family": info.family,
        "latent_dim": info.spec.spaces[0].dim,
        "image_shape": list(info.spec.image.shape) if info.spec.pixels is not None else None,
        "capabilities": sorted(capability.value for capability in info.spec.capabilities),
        "parameters": info.parameters,
    }


def _number(value: object, form: str) -> str:
    """A number of a file that anybody may have written; '' for what is none."""
    return format(value, form) if isinstance(value, int | float) else ""


def _shape(model: dict[str, Any]) -> str:
    if model["image_shape"] is None:
        return ""
    channels, height, width = model["image_shape"]
    return f"{width} x {height} {'gray' if channels == 1 else 'RGB'}"
