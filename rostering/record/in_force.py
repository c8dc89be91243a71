"""Which published version counts for an agent's day (D10)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import Connection, Row, Table, select

from rostering.domain.calendar import Period
from rostering.record.schema import published_rosters


class Starting(Protocol):
    """Something that starts at a moment, in seconds since the epoch."""

    @property
    def start_at(self) -> int:
        """When it starts."""
        ...


Item = TypeVar("Item", bound=Starting)


@dataclass(frozen=True, slots=True)
class Offer(Generic[Item]):
    """What one version says about one agent's day: its shifts, or none on a rest day.

    `published_at` is in seconds since the epoch.
    """

    version: int
    published_at: int
    items: tuple[Item, ...] = ()

    @property
    def start_at(self) -> int | None:
        """When the first shift starts, or None on a rest day."""
        return min((item.start_at for item in self.items), default=None)


def settle(offers: Sequence[Offer[Item]]) -> tuple[Offer[Item], tuple[Offer[Item], ...]]:
    """The offer in force, and those that came too late; `offers` in the order of publication.

    The first offer counts even where it was published after the fact: there was no other. A later
    one counts where it was published no later than the start of the shift in force until then, or,
    on a rest day, no later than the start of its own shift.
    """
    in_force, *later = offers
    too_late: list[Offer[Item]] = []
    for offer in later:
        deadline = offer.start_at if in_force.start_at is None else in_force.start_at
        if deadline is None or offer.published_at <= deadline:
            in_force = offer
        else:
            too_late.append(offer)
    return in_force, tuple(too_late)


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version's number and period, and when it was published, in seconds since the epoch."""

    number: int
    period: Period
    published_at: int


def versions_over(connection: Connection, period: Period) -> tuple[VersionRow, ...]:
    """The versions that cover any day of `period`, in the order of publication."""
    table = published_rosters.c
    covering = (table.first_day <= period.end) & (table.last_day >= period.start)
    rows = connection.execute(
        select(table.version, table.first_day, table.last_day, table.at)
        .where(covering)
        .order_by(table.version)
    )
    return tuple(VersionRow(row[0], Period(row[1], row[2]), row[3]) for row in rows)


def rows_of(
    connection: Connection,
    table: Table,
    period: Period,
    versions: Iterable[VersionRow],
    agents: Collection[str] | None = None,
) -> Sequence[Row[Any]]:
    """The rows of `versions` on the days of `period`, of all agents or those named."""
    chosen = select(table).where(
        table.c.version.in_([version.number for version in versions]),
        table.c.date.between(period.start, period.end),
    )
    if agents is not None:
        chosen = chosen.where(table.c.agent.in_(agents))
    return connection.execute(chosen.order_by(*table.primary_key)).all()


def offers_by(
    key_of: Callable[[Row[Any]], tuple[Any, ...]],
    rows: Iterable[Row[Any]],
    versions: Sequence[VersionRow],
) -> Iterator[list[Offer[Row[Any]]]]:
    """For each day, or agent and day, that any version speaks of: what each covering version says.

    `key_of` gives what the rows are grouped and ordered by; the last part of it is their date.
    """
    said: dict[tuple[Any, ...], dict[int, list[Row[Any]]]] = {}
    for row in rows:
        said.setdefault(key_of(row), {}).setdefault(row.version, []).append(row)
    for key in sorted(said):
        day: date = key[-1]
        yield [
            Offer(version.number, version.published_at, tuple(said[key].get(version.number, ())))
            for version in versions
            if day in version.period
        ]
