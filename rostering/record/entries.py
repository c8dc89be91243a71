"""Entries that people number: adding the new ones, and refusing a number that is used for two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from rostering.errors import RecordError
from rostering.language import _, listed


class Numbered(Protocol):
    """Something with an id of its own."""

    @property
    def id(self) -> str:
        """The id."""
        ...


Item = TypeVar("Item", bound=Numbered)


def split_known(items: Iterable[Item], *recorded: Mapping[str, Item]) -> tuple[list[Item], int]:
    """The items that are new, and how many of them are known: in one of `recorded`, by id.

    Raises RecordError naming every id that stands for something else already.
    """
    new: dict[str, Item] = {}
    known = 0
    conflicting: list[str] = []
    for item in items:
        same_id = [stored[item.id] for stored in (*recorded, new) if item.id in stored]
        if not same_id:
            new[item.id] = item
        elif item in same_id:
            known += 1
        else:
            conflicting.append(item.id)
    if conflicting:
        message = _("recorded already with another content: {ids}")
        raise RecordError(
            message.format(ids=listed(dict.fromkeys(conflicting))),
            _("give what is new an id of its own; what was recorded is not changed"),
        )
    return list(new.values()), known
