"""A large centre reconciled part by part: the same figures as at once, in little memory."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

import polars as pl

from rostering.attendance.matching import Inputs
from rostering.attendance.reconcile import Reconciled, reconcile
from rostering.policy.catalogue import Catalogue

AGENTS_A_PART = 12_500


def reconcile_in_parts(
    inputs: Inputs,
    catalogue: Catalogue,
    day: date,
    agents: int = AGENTS_A_PART,
    kinds: Collection[str] | None = None,
) -> Iterator[Reconciled]:
    """What `reconcile` gives, for so many agents at a time in order; blocks are numbered on.

    No figure of an agent depends on another agent, so that the parts together are the whole.
    """
    block = inputs.first_block
    spans = _spans(inputs, agents)
    for first, last in spans:
        part = replace(inputs, first_block=block)
        if len(spans) > 1:
            part = _part(part, first, last)
        reconciled = reconcile(part, catalogue, day, kinds)
        block += reconciled.matched.worked.height
        yield reconciled


def _part(inputs: Inputs, first: int, last: int) -> Inputs:
    """What of the tables is of the agents from `first` to `last`."""
    return replace(
        inputs,
        shifts=_of(inputs.shifts, first, last),
        orders=_of(inputs.orders, first, last),
        punches=_of(inputs.punches, first, last),
        leave=_of(inputs.leave, first, last),
        sign_ins=_of(inputs.sign_ins, first, last),
        decided=_of(inputs.decided, first, last),
        accepted=_of(inputs.accepted, first, last),
    )


def _spans(inputs: Inputs, agents: int) -> list[tuple[int, int]]:
    """The first and last agent of each part."""
    tables = (inputs.shifts, inputs.orders, inputs.punches, inputs.leave, inputs.sign_ins)
    highest = [table["agent"].max() for table in tables if not table.is_empty()]
    count = max((int(number) for number in highest), default=-1) + 1  # type: ignore[arg-type]
    return [(first, first + agents - 1) for first in range(0, count, agents)]


def _of(table: pl.DataFrame, first: int, last: int) -> pl.DataFrame:
    return table.filter(pl.col("agent").is_between(first, last))
