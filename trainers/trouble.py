"""What a run says when something goes wrong."""

from __future__ import annotations

from pathlib import Path

from latentlab.errors import LatentLabError, Message, RunFailed


def diverged(name: str, value: float, step: int, model: str) -> tuple[Message, Message]:
    """What is not finite at ``step``, and the remedy; ``model`` is the last good one's file, or ''."""
    values = {"name": name, "value": value, "step": step, "good": model}
    if model:
        return (
            Message("{name} became {value} at step {step}. Last good checkpoint: {good}", values),
            Message("Lower lr and start again; resuming goes back to the last good checkpoint."),
        )
    return (
        Message("{name} became {value} at step {step}, before the first checkpoint.", values),
        Message("Lower lr and start again."),
    )


def unwritable(folder: Path, error: OSError) -> tuple[Message, Message]:
    """The disk refuses while the run has everything in memory; and the remedy."""
    return (
        Message(
            "Cannot write to the run folder {path} ({cause}).",
            {"path": folder, "cause": error.strerror or error},
        ),
        Message("Free some space or fix its permissions, then resume; nothing is lost."),
    )


def out_of_memory(device: object, batch: int) -> RunFailed:
    """Half a batch does not fit either."""
    return RunFailed(
        "Out of memory on {device} with {batch} images per step.",
        "Lower batch_size or the model's width.",
        device=device,
        batch=batch,
    )


def unsaved(folder: Path, error: OSError) -> RunFailed:
    """The run was told to stop while the disk refused."""
    return RunFailed(
        "The steps after the last checkpoint were not saved: cannot write to {path} ({cause}).",
        "Free some space or fix its permissions, then resume: the run goes on from that checkpoint.",
        path=folder,
        cause=error.strerror or error,
    )


def explained(error: Exception, folder: Path) -> LatentLabError:
    """Why the run of ``folder`` ended, as it is told to the user."""
    if isinstance(error, LatentLabError):
        return error
    if isinstance(error, OSError):
        return RunFailed(
            "The run stands still: {path}: {cause}.",
            "Free some space or fix the permissions, then resume.",
            path=error.filename or folder,  # a full disk names no file
            cause=error.strerror or error,
        )
    return LatentLabError(
        "Training failed: {cause}", "The details say where.", cause=f"{type(error).__name__}: {error}"
    )
