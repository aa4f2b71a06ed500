"""PySide6 6.12.0 on Python 3.10/3.11 loses a reference to True at every emit and aborts; hence the pin."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
from PySide6.QtCore import QObject, Signal

class Sender(QObject):
    said = Signal(bool)

class Listener(QObject):
    def __init__(self):
        super().__init__()
        self.count = 0
    def hear(self, value):
        self.count += value

sender, listener = Sender(), Listener()
sender.said.connect(listener.hear)
for _ in range(50_000):
    sender.said.emit(True)
print(listener.count)
"""


def test_fifty_thousand_emits_lose_no_reference() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "50000"
