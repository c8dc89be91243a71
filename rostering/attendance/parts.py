"""A large centre worked out part by part: the same figures as at once, in little memory, on both cores."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import TypeVar

import polars as pl

from rostering.attendance.matching import Inputs
from rostering.attendance.reconcile import Reconciled, reconcile
from rostering.policy.catalogue import Catalogue

AGENTS_A_PART = 12_500  # more take more memory and no less time
LEAST_A_PART = 6_500  # below, what each part costs whatever its size outweighs the second core
AT_ONCE = 2

Span = tuple[int, int]
Made = TypeVar("Made")


def in_parts(
    inputs: Inputs, work: Callable[[Inputs, Span], Made], spans: Sequence[Span]
) -> Iterator[Made]:
    """What `work` makes of the inputs of the agents from the first to the last of each span, in order,
    two parts at once.

    No figure of an agent depends on another agent, so that the parts together are the whole; the numbers
    of blocks go on from part to part, with gaps.
    """
    if len(spans) < 2:
        yield from (work(inputs, span) for span in spans)
        return
    parts = _parts(inputs, spans)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        begun = deque(pool.submit(work, *part) for part in islice(parts, AT_ONCE))
        while begun:
            done = begun.popleft().result()
            begun.extend(pool.submit(work, *part) for part in islice(parts, 1))
            yield done


def reconcile_in_parts(
    inputs: Inputs,
    catalogue: Catalogue,
    day: date,
    agents: int | None = None,
    kinds: Collection[str] | None = None,
) -> Iterator[Reconciled]:
    """What `reconcile` gives for so many agents at a time."""
    spans = spans_of(_count(inputs), agents)
    return in_parts(inputs, lambda part, _span: reconcile(part, catalogue, day, kinds), spans)


def spans_of(count: int, agents: int | None = None) -> list[Span]:
    """The first and last agent of each part: `agents` in each, or as many as suit the machine."""
    if agents is None:
        parts = max(-(-count // AGENTS_A_PART), min(AT_ONCE, count // LEAST_A_PART), 1)
        agents = max(-(-count // parts), 1)
    return [(first, first + agents - 1) for first in range(0, max(count, 1), agents)]


def _parts(inputs: Inputs, spans: Sequence[Span]) -> Iterator[tuple[Inputs, Span]]:
    """The inputs of each part. There is no more than one block a shift or order."""
    block = inputs.first_block
    for span in spans:
        part = _part(replace(inputs, first_block=block), *span)
        block += part.shifts.height + part.orders.height
        yield part, span


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


def _count(inputs: Inputs) -> int:
    """One more than the highest number of an agent."""
    tables = (inputs.shifts, inputs.orders, inputs.punches, inputs.leave, inputs.sign_ins)
    highest = [table["agent"].max() for table in tables if not table.is_empty()]
    return max((int(number) for number in highest), default=-1) + 1  # type: ignore[arg-type]


def _of(table: pl.DataFrame, first: int, last: int) -> pl.DataFrame:
    return table.filter(pl.col("agent").is_between(first, last))
