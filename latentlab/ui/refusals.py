"""One message for all files of a drop that could not be taken."""

from __future__ import annotations

from collections.abc import Sequence

from latentlab.errors import BadInput

LISTED = 5  # files that are named one by one in a message; the details name them all

Refusal = tuple[str, BadInput]


def as_one(refused: Sequence[Refusal]) -> BadInput | None:
    """One error for all (name, reason): the first in full, the others by name; details tell of each.

    None where nothing was refused.
    """
    if len(refused) < 2:
        return refused[0][1] if refused else None
    first, others = refused[0][1], [name for name, _ in refused[1:]]
    if len(others) <= LISTED:
        error = BadInput(
            "{first} Not read either: {names}.",
            "The details, which can be copied, say why.",
            first=first,
            names=", ".join(others),
        )
    else:
        error = BadInput(
            "{first} Not read either: {names} and {more} more.",
            "The details, which can be copied, say why.",
            first=first,
            names=", ".join(others[:LISTED]),
            more=len(others) - LISTED,
        )
    for _, reason in refused:
        error.add_note(str(reason))
    return error
