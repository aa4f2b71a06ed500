"""Where somebody has been: a list of codes with a cursor, as a value."""

from __future__ import annotations

from dataclasses import dataclass, replace

from latentlab.spec import Code

LIMIT = 200  # steps kept per model; a step is a few hundred bytes, the strip decodes them all


@dataclass(frozen=True)
class History:
    """Codes in the order they were reached; ``at`` is the one that stands."""

    steps: tuple[Code, ...]
    at: int = 0

    @property
    def current(self) -> Code:
        """The code under the cursor."""
        return self.steps[self.at]

    @property
    def can_undo(self) -> bool:
        """Whether there is an earlier step."""
        return self.at > 0

    @property
    def can_redo(self) -> bool:
        """Whether a step was undone."""
        return self.at < len(self.steps) - 1

    def pushed(self, code: Code) -> History:
        """With one more step after the cursor; what was undone is forgotten, and so is the oldest."""
        if code == self.current:
            return self
        steps = (*self.steps[: self.at + 1], code)[-LIMIT:]
        return History(steps, len(steps) - 1)

    def amended(self, code: Code) -> History:
        """With the last step replaced: the same act, done better."""
        return History((*self.steps[: self.at], code), self.at)

    def moved(self, to: int) -> History:
        """The same steps with the cursor elsewhere, held within them."""
        return replace(self, at=max(0, min(to, len(self.steps) - 1)))
