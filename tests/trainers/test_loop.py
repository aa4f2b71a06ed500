"""The life of a run: what must hold however it is interrupted."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from PIL import Image
from safetensors.torch import load_file

from latentlab.data.datasets import open_dataset
from latentlab.errors import BadInput
from latentlab.formats.native import load_file as load_model
from latentlab.runs.events import Checkpointed, Log, Pause, Paused, Resume, Resumed, Samples, Started, Stop
from latentlab.runs.folder import RunFolder, list_runs
from trainers import checkpoints, evidence, launch, loop, trainer_class
from trainers.configs import config_class
from trainers.vae import VAETrainer


def weights(folder: Path, step: int, file: str = "model") -> dict[str, torch.Tensor]:
    return load_file(folder / "checkpoints" / f"step-{step}" / f"{file}.safetensors")


def assert_same(a: dict[str, torch.Tensor], b: dict[str, torch.Tensor]) -> None:
    assert a.keys() == b.keys()
    for name in a:
        assert torch.equal(a[name], b[name]), name


def test_a_run_completes_and_leaves_a_normal_model_file(start, tiny, tmp_path):
    driven = start(tiny())
    end = driven.run()
    assert (end.outcome, end.step) == ("completed", 20)
    kinds = [type(e) for e in driven.events if not isinstance(e, Log)]
    assert (kinds[0], kinds.count(Started)) == (Started, 1)
    assert [e.step for e in driven.of(Checkpointed)] == [10, 20]
    assert [e.step for e in driven.of(Samples)] == [10, 20]
    loaded = load_model(Path(end.model))
    assert loaded.info.training["steps"] == 20
    assert loaded.info.training["held_out"]["count"] == 20
    assert len(loaded.model.spec.spaces[0].std) == 3
    run = RunFolder(tmp_path / "run")
    assert [row["step"] for row in run.metrics() if "loss" in row] == list(range(1, 21))
    assert [step for step, _ in run.samples()] == [10, 20]
    assert run.read_json("outcome.json")["outcome"] == "completed"
    assert run.read_json("environment.json")["packages"]["torch"]


def test_the_loss_falls(start, tiny):
    driven = start(tiny(steps=60, lr=3e-3))
    driven.run()
    losses = [value for _, value in driven.curve()]
    assert sum(losses[-5:]) < sum(losses[:5])


def test_a_resumed_run_is_bit_equal_to_one_never_interrupted(start, tiny, tmp_path):
    whole = start(tiny(), name="whole")
    whole.run()

    def stop_at_13(event, commands):
        if getattr(event, "step", 0) == 13 and not isinstance(event, Checkpointed):
            commands.send(Stop())

    first = start(tiny(), stop_at_13, name="parts")
    assert first.run().outcome == "stopped"
    second = start(tiny(), name="parts")
    assert second.run().outcome == "completed"
    assert second.of(Started)[0].step == 13
    for file in ("model", "state"):
        assert_same(weights(tmp_path / "whole", 20, file), weights(tmp_path / "parts", 20, file))
    curves = [
        [
            (row["step"], row["loss"], row["kl"])
            for row in RunFolder(tmp_path / name).metrics()
            if "loss" in row
        ]
        for name in ("whole", "parts")
    ]
    assert curves[0] == curves[1]


def test_metrics_past_the_checkpoint_are_made_again_once(start, tiny, tmp_path):
    def crash_at_15(event, commands):
        if getattr(event, "step", 0) == 15:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        start(tiny(), crash_at_15).run()
    assert RunFolder(tmp_path / "run").metrics()[-1]["step"] >= 14
    second = start(tiny())
    assert second.run().outcome == "completed"
    assert second.of(Started)[0].step == 10
    rows = [row["step"] for row in RunFolder(tmp_path / "run").metrics() if "loss" in row]
    assert rows == list(range(1, 21))


def test_stop_ends_within_one_step_and_saves(start, tiny):
    def stop_at_7(event, commands):
        if getattr(event, "step", 0) == 7:
            commands.send(Stop())

    driven = start(tiny(), stop_at_7)
    end = driven.run()
    assert end.step == 7
    assert [e.step for e in driven.of(Checkpointed)] == [7]


def test_pause_waits_and_resume_goes_on(start, tiny):
    def react(event, commands):
        if getattr(event, "step", 0) == 5 and not isinstance(event, Paused | Resumed):
            commands.send(Pause())
        if isinstance(event, Paused):
            commands.send(Resume())

    driven = start(tiny(), react)
    assert driven.run().outcome == "completed"
    assert driven.of(Paused)[0].problem is None
    assert len(driven.of(Resumed)) == len(driven.of(Paused)) == 1


def test_discard_leaves_nothing(start, tiny, tmp_path):
    driven = start(tiny(), lambda e, c: c.send(Stop(discard=True)) if isinstance(e, Samples) else None)
    end = driven.run()
    assert (end.outcome, end.model) == ("discarded", "")
    assert not (tmp_path / "run").exists()


def test_a_loss_that_is_not_finite_pauses_and_names_the_last_good_checkpoint(
    start, tiny, monkeypatch, tmp_path
):
    step = VAETrainer.step

    def poisoned(self, images, labels, number):
        metrics = step(self, images, labels, number)
        if number == 12:
            metrics["loss"] = metrics["loss"] * float("nan")
        return metrics

    monkeypatch.setattr(VAETrainer, "step", poisoned)

    def react(event, commands):
        if isinstance(event, Paused):
            monkeypatch.setattr(VAETrainer, "step", step)
            commands.send(Resume())

    driven = start(tiny(), react)
    assert driven.run().outcome == "completed"
    problem = str(driven.of(Paused)[0].problem)
    assert "step 13" in problem
    assert str(tmp_path / "run" / "checkpoints" / "step-10") in problem
    rows = [row["step"] for row in RunFolder(tmp_path / "run").metrics() if "loss" in row]
    assert rows == list(range(1, 21))


def test_what_was_measured_before_a_run_went_back_is_measured_again(start, tiny, monkeypatch):
    step, broken, seen = VAETrainer.step, [], []

    def poisoned(self, images, labels, number):
        metrics = step(self, images, labels, number)
        if number == 13 and not broken:
            broken.append(number)
            metrics["loss"] = metrics["loss"] * float("nan")
        return metrics

    measure = evidence.reconstruction_error
    monkeypatch.setattr(VAETrainer, "step", poisoned)
    monkeypatch.setattr(evidence, "reconstruction_error", lambda *given: seen.append(1) or measure(*given))
    driven = start(tiny(evaluate_every=12), lambda e, c: c.send(Resume()) if isinstance(e, Paused) else None)
    assert driven.run().outcome == "completed"
    assert len(broken) == 1
    assert len(seen) == 4  # at 10, at 12, at 12 again, at 20


def test_stopping_a_diverged_run_saves_nothing_broken(start, tiny, monkeypatch):
    step = VAETrainer.step

    def poisoned(self, images, labels, number):
        metrics = step(self, images, labels, number)
        if number == 12:
            with torch.no_grad():
                next(self.model.parameters()).fill_(float("nan"))
            metrics["loss"] = metrics["loss"] * float("nan")
        return metrics

    monkeypatch.setattr(VAETrainer, "step", poisoned)
    driven = start(tiny(), lambda e, c: c.send(Stop()) if isinstance(e, Paused) else None)
    end = driven.run()
    assert end.outcome == "failed"
    assert "step-10" in end.model
    assert [e.step for e in driven.of(Checkpointed)] == [10]


def test_a_non_finite_state_is_never_saved(start, tiny, tmp_path, monkeypatch):
    step = VAETrainer.step

    def poisoned(self, images, labels, number):
        metrics = step(self, images, labels, number)
        if number == 18:  # unseen by the metrics
            with torch.no_grad():
                next(self.model.parameters()).fill_(float("inf"))
            self.average.update(number)
        return {"loss": torch.zeros(())} if number >= 18 else metrics

    monkeypatch.setattr(VAETrainer, "step", poisoned)
    driven = start(tiny(), lambda e, c: c.send(Stop()) if isinstance(e, Paused) else None)
    end = driven.run()
    assert end.outcome == "failed"
    assert "network/model/" in str(end.problem)
    assert "step-10" in str(end.problem)
    assert [s for s, _ in RunFolder(tmp_path / "run").checkpoints()] == [10]

    monkeypatch.setattr(VAETrainer, "step", step)
    second = start(tiny())
    assert second.run().outcome == "completed"
    assert second.of(Started)[0].step == 10


def test_a_bad_state_found_at_the_very_end_is_not_the_end(start, tiny, tmp_path, monkeypatch):
    """Past the last point of the curves only the checkpoint sees it: the run goes back and on."""
    step = VAETrainer.step

    def poisoned(self, images, labels, number):
        metrics = step(self, images, labels, number)
        if number == 18:
            with torch.no_grad():
                next(self.model.parameters()).fill_(float("nan"))
        return metrics

    def react(event, commands):
        if isinstance(event, Paused):
            monkeypatch.setattr(VAETrainer, "step", step)
            commands.send(Resume())

    monkeypatch.setattr(VAETrainer, "step", poisoned)
    driven = start(tiny(log_every=6, sample_every=100, evaluate_every=100), react)
    end = driven.run()
    assert (end.outcome, end.step) == ("completed", 20)
    assert [e.step for e in driven.of(Checkpointed)] == [10, 20]
    assert len(driven.of(Paused)) == 1
    for name, tensor in weights(tmp_path / "run", 20).items():
        assert tensor.isfinite().all(), name


def test_going_back_makes_no_pictures_of_the_bad_step(start, tiny, tmp_path, monkeypatch):
    step = VAETrainer.step

    def poisoned(self, images, labels, number):
        metrics = step(self, images, labels, number)
        return metrics | {"loss": metrics["loss"] * float("nan")} if number == 14 else metrics

    def react(event, commands):
        if isinstance(event, Paused):
            monkeypatch.setattr(VAETrainer, "step", step)
            commands.send(Resume())

    monkeypatch.setattr(VAETrainer, "step", poisoned)
    driven = start(tiny(sample_every=5, evaluate_every=5), react)
    assert driven.run().outcome == "completed"
    assert [e.step for e in driven.of(Samples)] == [5, 10, 15, 20]
    assert [e for e, _ in driven.curve("held_out_mse")] == [5, 10, 15, 20]


def test_a_run_ends_with_an_evaluation_and_a_finished_one_is_not_evaluated_again(start, tiny):
    config = tiny(evaluate_every=15)
    for steps in ([15, 20], []):
        driven = start(config)
        assert driven.run().outcome == "completed"
        assert [step for step, _ in driven.curve("held_out_mse")] == steps


def test_each_model_tells_its_own_error_on_held_out_images(start, tiny, tmp_path):
    start(tiny(lr=3e-3, checkpoint_every=5, evaluate_every=1000, keep_checkpoints=9)).run()
    told = [
        load_model(folder / "model.safetensors").info.training["held_out"]["mse"]
        for _, folder in RunFolder(tmp_path / "run").checkpoints()
    ]
    assert len(set(told)) == len(told) == 4


def test_skipped_files_are_counted_and_listed(start, tiny, tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    for level in range(12):
        Image.new("L", (28, 28), 20 * level).save(data / f"{level}.png")
    (data / "broken.png").write_text("not a picture")
    (data / "empty.png").write_bytes(b"")
    driven = start(tiny(data=str(data), steps=2))
    assert driven.run().outcome == "completed"
    said = "\n".join(str(event.message) for event in driven.of(Log) if event.level == "warning")
    kept = "\n".join(row["text"] for row in RunFolder(tmp_path / "run").log())
    for text in (said, kept):
        assert "2 files of data were skipped" in text
        assert "broken.png" in text
        assert "empty.png" in text


def test_a_failure_is_noted_in_the_run(start, tiny, tmp_path, monkeypatch):
    def broken(self, images, labels, number):
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(VAETrainer, "step", broken)
    assert start(tiny()).run().outcome == "failed"
    run = RunFolder(tmp_path / "run")
    assert run.info().outcome == "failed"
    assert "a bug" in run.log()[-1]["text"]


def test_a_folder_that_cannot_be_written_is_named_and_keeps_its_model(start, tiny, tmp_path):
    assert start(tiny()).run().outcome == "completed"
    (tmp_path / "run" / "lock").unlink()
    (tmp_path / "run" / "lock").mkdir()
    end = start(tiny()).run()
    assert end.outcome == "failed"
    assert str(tmp_path / "run" / "lock") in str(end.problem)
    assert "step-20" in end.model


def test_out_of_memory_halves_the_batch_once(start, tiny, monkeypatch):
    step, failures = VAETrainer.step, [1]

    def hungry(self, images, labels, number):
        if len(failures) == 1 and number == 3:
            failures.append(2)
            raise RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried to ...")
        return step(self, images, labels, number)

    monkeypatch.setattr(VAETrainer, "step", hungry)
    driven = start(tiny())
    assert driven.run().outcome == "completed"
    assert any("8 images" in str(e.message) for e in driven.of(Log))


@pytest.mark.parametrize(("family", "least"), [("vae", 1), ("wgan", 2), ("ogan", 2), ("glann", 2)])
def test_a_batch_is_halved_as_long_as_batch_norm_works(tiny, family, least):
    config = config_class(family).model_validate(
        {"data": tiny().data, "device": "cpu", "precision": "fp32", "threads": 1, "batch_size": 12}
    )
    trainer = trainer_class(family)(config, open_dataset(config.data), torch.device("cpu"))
    sizes = [12]
    while trainer.halve_batch():
        sizes.append(trainer.batches.size)
    assert sizes == [size for size in (12, 6, 3, 1) if size >= least]


def test_out_of_memory_twice_fails_cleanly(start, tiny, monkeypatch):
    def hungry(self, images, labels, number):
        raise torch.OutOfMemoryError("CUDA out of memory")

    monkeypatch.setattr(VAETrainer, "step", hungry)
    end = start(tiny()).run()
    assert end.outcome == "failed"
    assert "batch_size" in str(end.remedy)


def test_a_full_disk_pauses_and_loses_nothing(start, tiny, monkeypatch, tmp_path):
    save, tries = checkpoints.save, []

    def full(*args):
        tries.append(1)
        if len(tries) < 3:
            raise OSError(28, "No space left on device")
        return save(*args)

    monkeypatch.setattr(checkpoints, "save", full)
    driven = start(tiny(), lambda e, c: c.send(Resume()) if isinstance(e, Paused) else None)
    assert driven.run().outcome == "completed"
    assert len(driven.of(Paused)) == 2
    assert "No space left" in str(driven.of(Paused)[0].problem)
    rows = [row["step"] for row in RunFolder(tmp_path / "run").metrics() if "loss" in row]
    assert rows == list(range(1, 21))


def test_stopping_while_the_disk_is_full_keeps_the_last_checkpoint(start, tiny, monkeypatch, tmp_path):
    save = checkpoints.save

    def full_after_10(run, trainer, step, *rest):
        if step > 10:
            raise OSError(28, "No space left on device")
        return save(run, trainer, step, *rest)

    monkeypatch.setattr(checkpoints, "save", full_after_10)
    driven = start(tiny(), lambda e, c: c.send(Stop()) if isinstance(e, Paused) else None)
    end = driven.run()
    assert end.outcome == "failed"
    assert "No space left" in str(end.problem)
    assert "not saved" in str(end.problem)
    assert any("No space left" in row["text"] for row in RunFolder(tmp_path / "run").log())
    monkeypatch.setattr(checkpoints, "save", save)
    assert start(tiny()).run().outcome == "completed"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_place_is_refused_at_once(tiny, tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(BadInput, match="Cannot write"):
            launch.prepare("vae", tiny(), tmp_path / "run")
    finally:
        tmp_path.chmod(0o700)


def test_a_place_that_cannot_hold_a_run_is_refused_at_once(tiny, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(BadInput, match="Cannot write the run folder"):
        launch.prepare("vae", tiny(), tmp_path / "file" / "run")


def test_two_writers_in_one_folder_are_refused(start, tiny, tmp_path):
    def intrude(event, commands):
        if isinstance(event, Started):
            assert RunFolder(tmp_path / "run").info().live
            other = start(tiny())
            end = other.run()
            assert end.outcome == "failed"
            assert "being trained already" in str(end.problem)

    assert start(tiny(), intrude).run().outcome == "completed"
    assert not RunFolder(tmp_path / "run").info().live


def test_a_folder_with_a_run_is_not_overwritten(start, tiny, tmp_path):
    start(tiny())
    with pytest.raises(BadInput, match="holds a run already"):
        launch.prepare("vae", tiny(), tmp_path / "run")


def test_changed_data_is_refused_on_resume(start, tiny, tmp_path, blobs):
    import numpy as np

    other = tmp_path / "own.npz"
    other.write_bytes(blobs.read_bytes())
    start(tiny(data=str(other)), lambda e, c: c.send(Stop()) if isinstance(e, Samples) else None).run()
    pictures = np.random.default_rng(1).integers(0, 255, (50, 28, 28), np.uint8)
    np.savez(other, images=pictures)
    end = start(tiny(data=str(other))).run()
    assert end.outcome == "failed"
    assert "have changed" in str(end.problem)
    assert end.bad_input


@pytest.mark.parametrize(
    ("changed", "said"),
    [({"latent_dim": 5}, "latent_dim 4 -> 5"), ({"likelihood": "laplace"}, "likelihood gaussian -> laplace")],
    ids=["other shapes", "same shapes"],
)
def test_a_run_does_not_go_on_as_another_architecture(start, tiny, tmp_path, changed, said):
    start(tiny(latent_dim=4), lambda e, c: c.send(Stop()) if isinstance(e, Samples) else None).run()
    file = tmp_path / "run" / "config.json"
    about = json.loads(file.read_text())
    file.write_text(json.dumps({**about, "config": {**about["config"], **changed}}))
    before = {path: path.read_bytes() for path in (tmp_path / "run" / "checkpoints").rglob("*.safetensors")}
    end = start(tiny()).run()
    assert end.outcome == "failed"
    assert end.bad_input
    assert said in str(end.problem)
    assert {path: path.read_bytes() for path in before} == before


def test_a_damaged_checkpoint_is_named(start, tiny, tmp_path):
    start(tiny(), lambda e, c: c.send(Stop()) if isinstance(e, Samples) else None).run()
    state = tmp_path / "run" / "checkpoints" / "step-10" / "state.safetensors"
    data = bytearray(state.read_bytes())
    data[-40] ^= 0xFF
    state.write_bytes(bytes(data))
    end = start(tiny()).run()
    assert end.outcome == "failed"
    assert str(state) in str(end.problem)


def test_only_the_newest_checkpoints_stay(start, tiny, tmp_path):
    start(tiny(checkpoint_every=3, keep_checkpoints=2)).run()
    assert [s for s, _ in RunFolder(tmp_path / "run").checkpoints()] == [18, 20]


def test_kill_9_loses_at_most_the_steps_since_the_last_checkpoint(tiny, tmp_path):
    config = tiny(steps=1_000_000, checkpoint_every=10, sample_every=1000)
    launch.prepare("vae", config, tmp_path / "run")
    script = (
        "import sys; from pathlib import Path; from trainers import launch\n"
        "from latentlab.runs.events import Commands, Checkpointed\n"
        "from latentlab.runs.live import LiveWeights\n"
        "tell = lambda e: print(e.step, flush=True) if isinstance(e, Checkpointed) else None\n"
        "launch.body(Path(sys.argv[1]))(Commands(), tell, LiveWeights())"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "run")], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    saved = [int(child.stdout.readline()) for _ in range(4)][-1]
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    info = list_runs(tmp_path)[0]
    assert not info.live
    assert info.outcome is None
    points = RunFolder(tmp_path / "run").checkpoints()
    assert points[-1][0] >= saved
    for _, folder in points:
        load_model(folder / "model.safetensors")


def test_the_loop_knows_no_family():
    assert "vae" not in Path(loop.__file__).read_text().lower()


def test_a_relative_path_to_data_means_the_same_wherever_the_run_is_resumed(
    tiny, tmp_path, blobs, monkeypatch
):
    monkeypatch.chdir(blobs.parent)
    launch.prepare("vae", tiny(data=blobs.name), tmp_path / "run")
    assert RunFolder(tmp_path / "run").described()[1]["data"] == str(blobs.resolve())


def test_a_relative_path_to_a_classifier_does_so_too(tmp_path, monkeypatch):
    (tmp_path / "mine.safetensors").touch()
    monkeypatch.chdir(tmp_path)
    config = config_class("glann")(data="fashion-mnist-mini", classifier="mine.safetensors")
    launch.prepare("glann", config, tmp_path / "run")
    kept = RunFolder(tmp_path / "run").described()[1]
    assert kept["classifier"] == str((tmp_path / "mine.safetensors").resolve())


def test_a_name_means_the_data_set_whatever_folder_lies_here(tiny, tmp_path, monkeypatch):
    (tmp_path / "sprites").mkdir()
    monkeypatch.chdir(tmp_path)
    launch.prepare("vae", tiny(data="sprites"), tmp_path / "run")
    assert RunFolder(tmp_path / "run").described()[1]["data"] == "sprites"


def test_a_folder_with_other_things_in_it_is_not_taken(tiny, tmp_path):
    (tmp_path / "thesis.tex").write_text("years of work")
    with pytest.raises(BadInput, match="not empty"):
        launch.prepare("vae", tiny(), tmp_path)
    assert (tmp_path / "thesis.tex").exists()
