"""A process that helps to train: it makes the same steps as the first one, and writes nothing."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import safetensors.torch
import torch
import torch.distributed as dist
from torch.distributed import FileStore, Store  # type: ignore[attr-defined]

from latentlab import processes
from latentlab.data.datasets import Dataset, open_dataset
from latentlab.errors import BadInput, LatentLabError
from latentlab.progress import Progress
from trainers import checkpoints, devices, gathering, memory, trainer_class
from trainers.batches import Place
from trainers.configs import config_class
from trainers.configs.base import TrainConfig
from trainers.engine import Trainer
from trainers.team import PATIENCE, Lost, Order, Team


def main(words: list[str]) -> int:
    """A helper on the first process' machine: the file where they meet, its rank, and how many there are."""
    processes.follow_parent(at_once=True)
    gathering.keep_to_this_machine()
    meeting, rank, size = words[0], int(words[1]), int(words[2])
    return help_out(FileStore(meeting, size), rank, size, rank, PATIENCE)


def main_launched() -> int:
    """A process that a launcher has started, and not the first of them."""
    rank, size, local = (int(os.environ[name]) for name in ("RANK", "WORLD_SIZE", "LOCAL_RANK"))
    return help_out(gathering.launched_store(), rank, size, local, gathering.UNTIL_READY)


def help_out(store: Store, rank: int, size: int, local_rank: int, patience: timedelta) -> int:
    """Do what the first process says until it says that this is the end; returns the exit code."""
    for number in (signal.SIGINT, signal.SIGTERM):  # the first process hears them, and ends the run in order
        signal.signal(number, signal.SIG_IGN)
    try:
        store.set(gathering.here(rank), "yes")
        store.wait([gathering.READY], patience)
        team = gathering.joined(store, rank, size)
        with memory.kept():
            Helper(store, team, local_rank).work()
    except Lost:
        return 1  # the first process tells why, if it still can
    except LatentLabError as error:
        print(f"latentlab: process {rank} of {size}: {error}", file=sys.stderr)
        return error.exit_code
    except Exception:  # noqa: BLE001  (the edge of the process)
        traceback.print_exc()
        return 1
    finally:
        with contextlib.suppress(Exception):
            dist.destroy_process_group()
    return 0


class Helper:
    """Trains beside the first process of the team, whose orders it hears; ``store`` is where they met."""

    def __init__(self, store: Store, team: Team, local_rank: int) -> None:
        self._store = store
        self._team = team
        self._local_rank = local_rank

    def work(self) -> None:
        """From the first order to the last."""
        opening = self._team.hear()
        assert isinstance(opening, dict)
        trainer = self._open(opening)
        while trainer is not None:
            match self._team.hear():
                case int(step):
                    trainer.advance(step)
                    trainer.take_remarks()
                    trainer.take_shown()
                case {"do": "state"} as order:
                    self._take_state(trainer, order)
                case {"do": "adjust", "config": config}:
                    trainer.adjust(type(trainer.config).model_validate(config))
                case {"do": "end"}:
                    return

    def _open(self, order: Order) -> Trainer | None:
        """The trainer that the first process has made, with a part of the batch of its own.

        None where the run ends before the data set is there.
        """
        family: str = order["family"]
        config = config_class(family).model_validate(order["config"])
        torch.set_num_threads(config.threads)
        device = devices.choose_device(config.device)
        if device.type == "cuda":
            torch.cuda.set_device(self._local_rank)
        self._team.compute_on(device)
        data = self._data(config)
        if data is None:
            return None
        if data.fingerprint != order["fingerprint"]:
            raise BadInput(
                "{data} holds other images here than where the first process runs.",
                "Give every machine the same images under that name.",
                data=config.data,
            )
        self._store.set(gathering.opened(self._team.rank), "yes")
        trainer = trainer_class(family)(config, data, device, self._team)
        if config.compile:
            trainer.compile()
        return trainer

    def _data(self, config: TrainConfig) -> Dataset | None:
        """The data set; until it is there the first process says now and then that it waits, or to end."""
        progress = Progress()
        with ThreadPoolExecutor(1, "data") as thread:
            opening = thread.submit(open_dataset, config.data, config.image_size, progress)
            try:
                while not opening.done():
                    if self._team.hear() == {"do": "end"}:
                        return None
            finally:
                progress.cancel()
        return opening.result()

    def _take_state(self, trainer: Trainer, order: dict[str, Any]) -> None:
        """Stand where the first process stands."""
        tensors = safetensors.torch.load(self._team.hear_data(order["size"]))
        trainer.adjust(type(trainer.config).model_validate(order["config"]))
        checkpoints.load_state(trainer, tensors)
        trainer.batches.size = order["batch"]  # smaller than the config's once memory has run out
        trainer.batches.place = Place(**order["place"])


def share_state(trainer: Trainer) -> None:
    """Let the helpers stand where this trainer stands."""
    if trainer.team.size == 1:
        return
    data = safetensors.torch.save(checkpoints.state_of(trainer))
    order = {
        "do": "state",
        "config": trainer.config.model_dump(mode="json"),
        "batch": trainer.batches.size,
        "place": trainer.batches.place.as_dict(),
        "size": len(data),
    }
    trainer.team.say(order, data)


if __name__ == "__main__":
    processes.leave(main(sys.argv[1:]))
