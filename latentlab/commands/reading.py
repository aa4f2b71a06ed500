"""What words on a command line mean: models, codes, images."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from latentlab.commands.options import Fit, Options, progress
from latentlab.data import images, npz
from latentlab.errors import BadInput
from latentlab.formats import library, native
from latentlab.latent.batches import Images
from latentlab.latent.finding import find_codes
from latentlab.latent.sheets import random_sheet
from latentlab.models.base import LatentModel
from latentlab.spec import Blend, Capability, Code, Label, ModelSpec
from trainers.devices import choose_device

MAX_CODE_BYTES = 256 * 2**20
_ZIP = b"PK\x03\x04"
_JSON = b"[", b"{"


def open_model(name: str, options: Options) -> native.LoadedModel:
    """A model by path or name, on the device that was asked for."""
    device = choose_device(options.device)
    loaded = native.load_file(library.find(name))
    loaded.model.to(device)
    return loaded


def class_label(spec: ModelSpec, label: str | None) -> Label | None:
    """A class by name or number, or A:B:SHARE between two; None for models without classes.

    Raises BadInput for a class it lacks.
    """
    if label is None:
        return None
    found = _class(spec, label)
    if found is not None:
        return found
    pair, _, share = label.rpartition(":")
    ends = _two_classes(spec, pair)
    if ends is not None:
        try:
            return Blend(*ends, float(share))
        except ValueError as error:
            raise BadInput(
                "--label: {share!r} is no share of a class.", "Write A:B:0.5.", share=share
            ) from error
    if _two_classes(spec, label) is not None:
        raise BadInput(
            "--label: {label} does not say how much of each class.", "Write {label}:0.5.", label=label
        )
    raise _no_class(spec, label)


def class_ends(spec: ModelSpec, label: str | None) -> tuple[Label | None, Label | None]:
    """The labels of both ends of a line: A:B from one class to another, anything else for both."""
    if label is not None and _class(spec, label) is None:
        ends = _two_classes(spec, label)
        if ends is not None:
            return ends
    found = class_label(spec, label)
    return found, found


def _class(spec: ModelSpec, word: str) -> int | None:
    if word in spec.classes:
        return spec.classes.index(word)
    if word.isdecimal() and (not spec.classes or int(word) < len(spec.classes)):
        return int(word)
    return None


def _two_classes(spec: ModelSpec, words: str) -> tuple[int, int] | None:
    """A:B, where both are classes; a name may hold colons itself."""
    parts = words.split(":")
    for at in range(1, len(parts)):
        first, second = _class(spec, ":".join(parts[:at])), _class(spec, ":".join(parts[at:]))
        if first is not None and second is not None:
            return first, second
    return None


def _no_class(spec: ModelSpec, label: str) -> BadInput:
    return BadInput(
        "--label: this model has no class {label!r}.",
        "It has: {known}.",
        label=label,
        known=", ".join(spec.classes) or "none",
    )


def fit_images(paths: Sequence[str], model: LatentModel, fit: Fit = Fit()) -> Images:
    """Read pictures and fit them to the model: uint8 (N, H, W, C)."""
    crop = images.Crop(*fit.crop) if fit.crop else None
    fitted = []
    for path in paths:
        image = images.read(Path(path), path)
        if crop is not None and (crop.left >= image.width or crop.top >= image.height):
            raise BadInput(
                "--crop: the square lies outside of {path}, which has {width} x {height} pixels.",
                "Give left, top and side in pixels of the picture.",
                path=path,
                width=image.width,
                height=image.height,
            )
        fitted.append(images.fit(image, model.spec.image, crop, fit.invert))
    return np.stack(fitted)


def read_codes(
    text: str,
    model: LatentModel,
    label: Label | None,
    fit: Fit = Fit(),
    seed: int = 0,
    space: str | None = None,
) -> list[Code]:
    """Codes from one word: "seed:7", JSON, a .json or .npz file with codes, or an image.

    A ``label`` is that of all of them, whatever they say themselves. Draws and codes of images lie in
    ``space``; ``seed`` decides where the code of an image is looked for, if the model has no encoder.
    """
    found = _codes(text, model, label, fit, seed, space)
    return found if label is None else [replace(code, label=label) for code in found]


def _codes(
    text: str, model: LatentModel, label: Label | None, fit: Fit, seed: int, space: str | None
) -> list[Code]:
    if text.startswith("seed:"):
        return [seeded_code(text, model, label, space)]
    if text.lstrip().startswith(("[", "{")):
        return codes_from_json(text, "the command line")
    path = Path(text)
    if not path.is_file():
        raise BadInput(
            "{text!r} is neither a file nor a code.",
            'Give "seed:7", a JSON list of numbers, a file with codes, or an image.',
            text=text,
        )
    if zipfile.is_zipfile(path):
        return _codes_from_npz(path)
    start = _start(path)
    if start.startswith(_ZIP):
        raise npz.refusal(path)
    if start.startswith(_JSON):
        return codes_from_json(_text(path), str(path))
    fitted = fit_images([text], model, fit)
    with progress() as reports:
        found = find_codes(model, fitted, label, space, reports, seed=seed)
    check_space(found.space, space)
    return [Code(found.codes[0], found.space, label)]


def read_code(
    text: str,
    model: LatentModel,
    label: Label | None,
    fit: Fit = Fit(),
    seed: int = 0,
    space: str | None = None,
) -> Code:
    """Exactly one code, as ``read_codes``."""
    codes = read_codes(text, model, label, fit, seed, space)
    if len(codes) != 1:
        raise BadInput(
            "{text} holds {count} codes where one is needed.",
            "Give a file with one code.",
            text=text,
            count=len(codes),
        )
    return codes[0]


def in_one_space(codes: Sequence[Code], model: LatentModel) -> list[Code]:
    """The codes, mapped to the space nearest to the picture that one of them lies in, if the model can map.

    Draws come in the first space, codes of images often in the last.
    """
    names = [space.name for space in model.spec.spaces]
    if len({code.space for code in codes}) < 2 or not model.spec.can(Capability.MAP):
        return list(codes)
    target = max((model.spec.space(code.space).name for code in codes), key=names.index)
    with torch.inference_mode():
        return [_mapped(code, model, target) for code in codes]


def _mapped(code: Code, model: LatentModel, target: str) -> Code:
    z = torch.from_numpy(code.values.copy())[None].to(model.device, model.dtype)
    values = model.map(z, code.space, target)[0].float().cpu().numpy()
    return Code(values, target, code.label, code.model)


def has_no_image(words: Sequence[str]) -> bool:
    """Whether all of these are codes or files of codes; what cannot be found may be meant as an image."""
    return all(_is_code(text) for text in words)


def check_space(found: str, wanted: str | None) -> None:
    """Raise BadInput where codes of images are found in another space than the one asked for."""
    if wanted is not None and found != wanted:
        raise BadInput(
            "--space {wanted}: the encoder of this model finds codes in the space {found} only.",
            "Leave --space out.",
            wanted=wanted,
            found=found,
        )


def seeded_code(text: str, model: LatentModel, label: Label | None, space: str | None = None) -> Code:
    """ "seed:7": the code that the window's Randomise draws with this seed."""
    seed = text.removeprefix("seed:")
    if not seed.isdecimal() or int(seed) >= 2**63:
        raise BadInput("{text!r} names no seed.", 'Write it as "seed:7".', text=text)
    sheet = random_sheet(model, 1, 1, int(seed), 1.0, space, label)
    return sheet.code(0)


def codes_from_json(text: str, where: str) -> list[Code]:
    """One code, a list of numbers, or a document {"codes": [...]} as ``encode`` writes."""
    try:
        document: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput(
            "{where} holds no readable code ({cause}).",
            "Give a JSON list of numbers, or what `latentlab encode --json` prints.",
            where=where,
            cause=error,
        ) from error
    if isinstance(document, dict) and isinstance(document.get("codes"), list):
        return [Code.from_json(json.dumps({"latentlab_code": entry})) for entry in document["codes"]]
    if isinstance(document, list) and document and isinstance(document[0], list):
        return [Code.from_json(json.dumps(row)) for row in document]
    return [Code.from_json(text)]


def _codes_from_npz(path: Path) -> list[Code]:
    try:
        with np.load(path, allow_pickle=False) as archive:
            codes = np.asarray(archive["codes"], dtype=np.float32)
            space = str(archive["space"]) if "space" in archive else "z"
            labels = archive["labels"] if "labels" in archive else np.full(len(codes), -1)
    except npz.DAMAGE as error:
        raise npz.damaged(path, error) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(
            "{path} holds no readable codes ({cause}).",
            "Give an .npz file with an array named codes, as `latentlab encode --out codes.npz` writes.",
            path=path,
            cause=error,
        ) from error
    blends = labels.shape == (len(codes), 3) and np.isfinite(labels).all()
    if codes.ndim != 2 or not np.isfinite(codes).all() or not (blends or labels.shape == (len(codes),)):
        raise BadInput(
            "{path}: codes must be finite numbers of the shape (N, D), not {shape}.",
            "Write one row per code.",
            path=path,
            shape=codes.shape,
        )
    found = [_label(row) for row in labels]
    return [Code(row, space, label) for row, label in zip(codes, found, strict=True)]


def _label(stored: Any) -> Label | None:
    """What ``write_codes`` stores for a label: a class, or class, other class and share; below 0 for none."""
    if np.ndim(stored):
        first, second, share = stored
        return int(first) if share == 0 else Blend(int(first), int(second), float(share))
    return None if stored < 0 else int(stored)


def _is_code(text: str) -> bool:
    if text.startswith("seed:") or text.lstrip().startswith(("[", "{")):
        return True
    path = Path(text)
    return path.is_file() and (zipfile.is_zipfile(path) or _start(path).startswith((_ZIP, *_JSON)))


def _start(path: Path) -> bytes:
    with open(path, "rb") as handle:
        return handle.read(64).lstrip()


def _text(path: Path) -> str:
    if path.stat().st_size > MAX_CODE_BYTES:
        raise BadInput("{path} is too large to be a file of codes.", "Use an .npz file.", path=path)
    return path.read_text(encoding="utf-8", errors="replace")
