"""The reconciled shifts of any span of days: a week may lie in two months."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import polars as pl
from sqlalchemy import Connection

from rostering.attendance.adherence import groups_table
from rostering.attendance.gathering import month_inputs
from rostering.attendance.month import reconcile_month
from rostering.domain.calendar import Period
from rostering.domain.centre import Centre
from rostering.domain.people import Agent
from rostering.policy.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Kept:
    """`worked` (schema WORKED) and `findings` (schema FINDINGS) of the days asked for."""

    worked: pl.DataFrame
    findings: pl.DataFrame
    agents: tuple[Agent, ...]

    def groups(self, people: Collection[str]) -> pl.DataFrame:
        """Name and team of the agents whose ids are in `people`, as `adherence` wants them."""
        named = groups_table([(f"{one.id} {one.name}", one.team) for one in self.agents])
        places = [place for place, one in enumerate(self.agents) if one.id in people]
        return named.filter(pl.col("agent").is_in(places))


def kept_between(
    connection: Connection, centre: Centre, period: Period, catalogue: Catalogue
) -> Kept:
    """Each month that `period` touches is reconciled as it is for pay, and its days are kept."""
    worked, findings = [], []
    for month in _months(period):
        reconciled = reconcile_month(month_inputs(connection, centre, month), catalogue)
        within = pl.col("date").is_between(period.start, period.end)
        worked.append(reconciled.worked.filter(within))
        findings.append(reconciled.findings.filter(within))
    return Kept(pl.concat(worked), pl.concat(findings), centre.agents)


def _months(period: Period) -> list[Period]:
    first = Period.month(period.start.year, period.start.month)
    last = Period.month(period.end.year, period.end.month)
    return [first] if first == last else [first, last]
