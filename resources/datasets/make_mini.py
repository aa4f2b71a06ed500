"""Make fashion-mnist-mini: the first 10,000 training and 1,000 test images of Fashion-MNIST, as IDX files.

    python resources/datasets/make_mini.py [FOLDER OF THE FULL IDX FILES]

The arrays are the same every time, the bytes wherever zlib is.
"""

from __future__ import annotations

import gzip
import struct
import sys
from pathlib import Path

from latentlab.data.fashion import INSTALLED
from latentlab.data.idx import read_idx

COUNTS = {"train": 10_000, "t10k": 1_000}


def main() -> None:
    """Write the four files and say nothing."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else INSTALLED
    target = Path(__file__).parent / "fashion-mnist-mini"
    for prefix, count in COUNTS.items():
        for kind in ("images-idx3", "labels-idx1"):
            name = f"{prefix}-{kind}-ubyte.gz"
            part = read_idx(source / name)[:count]
            head = bytes([0, 0, 8, part.ndim]) + struct.pack(f">{part.ndim}I", *part.shape)
            (target / name).write_bytes(gzip.compress(head + part.tobytes(), compresslevel=9, mtime=0))


if __name__ == "__main__":
    main()
