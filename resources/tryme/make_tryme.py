"""Make the try-me images: things to drop on the picture, none of which a bundled model was trained on.

    python resources/tryme/make_tryme.py

Fashion-MNIST's test images (MIT licence, Zalando SE; see ../datasets/fashion-mnist-mini/LICENSE) enlarged,
some as products are photographed, dark on white; sprites from the test indices; and a smiley that is
neither, for a model to be puzzled by.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from PIL import Image, ImageDraw

from latentlab.data.datasets import Dataset, open_dataset
from latentlab.data.images import Bytes, save_png

HERE = Path(__file__).parent
ENLARGED = 10
PLAIN = {"ankle-boot": 28, "handbag": 30, "dress": 29, "trousers": 2}
"""Numbers of test images."""

ON_WHITE = {"sneaker-on-white": (12, (52, 84, 140)), "pullover-on-white": (20, (150, 48, 60))}
"""Numbers of test images, and the colours they get."""


def main() -> None:
    """Write the files."""
    fashion, sprites = open_dataset("fashion-mnist-mini"), open_dataset("sprites")
    for name, number in PLAIN.items():
        save_png(enlarged(picture(fashion, number)), HERE / f"{name}.png")
    for name, (number, colour) in ON_WHITE.items():
        ink = enlarged(picture(fashion, number)).astype(np.float32) / 255
        product = 255 - ink * (255 - np.array(colour, np.float32) * (1.25 - 0.5 * ink)).clip(0, 255)
        page = np.full((280, 400, 3), 255, np.uint8)
        page[:, 60:340] = product.round().clip(0, 255)
        save_png(page, HERE / f"{name}.png")
    for number in (3, 4):
        save_png(picture(sprites, number), HERE / f"sprite-{number - 2}.png")
    smiley().save(HERE / "smiley.png")


def picture(data: Dataset, number: int) -> Bytes:
    """Test image ``number``, (H, W, C)."""
    pixels: Bytes = data.test.take(torch.tensor([number]))[0].permute(1, 2, 0).numpy()
    return pixels


def enlarged(pixels: Bytes) -> Bytes:
    """Every pixel as a square."""
    return pixels.repeat(ENLARGED, axis=0).repeat(ENLARGED, axis=1)


def smiley() -> Image.Image:
    """A yellow face, drawn large and scaled down."""
    image = Image.new("RGB", (1024, 1024), (24, 28, 38))
    draw = ImageDraw.Draw(image)
    draw.ellipse((96, 96, 928, 928), fill=(250, 205, 60))
    for x in (368, 656):
        draw.ellipse((x - 56, 320, x + 56, 500), fill=(46, 36, 20))
    draw.arc((288, 370, 736, 770), 20, 160, fill=(46, 36, 20), width=52)
    return image.resize((256, 256), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main()
