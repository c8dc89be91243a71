"""What a vendor's clock file says of an agent's day, beside what the findings say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import polars as pl

from rostering.attendance.month import MonthReconciled
from rostering.domain.people import Agent
from rostering.domain.punches import Claim, ClaimDifference, ClaimKind

COMPARED = ("late", "early_leaving", "absent", "missing_punch")

Days = Mapping[tuple[str, date], Mapping[str, int | None]]


def differences(
    claims: Iterable[Claim], reconciled: MonthReconciled, agents: Sequence[Agent]
) -> tuple[ClaimDifference, ...]:
    """Each kind of finding on which a file and the reconciliation do not agree, by agent and date.

    Only days that a file speaks of are compared, and minutes only where it counts them. Leave and
    ordered overtime are none of the vendor's business, and are left out.
    """
    ours = _ours(reconciled, agents)
    theirs: dict[tuple[str, date], dict[str, Claim]] = {}
    for claim in claims:
        theirs.setdefault((claim.agent, claim.date), {}).setdefault(claim.kind.value, claim)
    found = []
    for (agent, day), said in sorted(theirs.items()):
        source = next(iter(said.values()))
        for kind in COMPARED:
            claimed = said.get(kind)
            here = ours.get((agent, day), {})
            if not _agree(claimed, kind, here):
                found.append(
                    ClaimDifference(
                        agent,
                        day,
                        ClaimKind(kind),
                        claimed=claimed is not None,
                        claimed_minutes=claimed.minutes if claimed else None,
                        found=kind in here,
                        found_minutes=here.get(kind),
                        import_id=(claimed or source).import_id,
                        line=(claimed or source).line,
                        sheet=(claimed or source).sheet,
                    )
                )
    return tuple(found)


def _agree(claim: Claim | None, kind: str, here: Mapping[str, int | None]) -> bool:
    if claim is None or kind not in here:
        return claim is None and kind not in here
    return claim.minutes is None or here[kind] is None or claim.minutes == here[kind]


def _ours(reconciled: MonthReconciled, agents: Sequence[Agent]) -> Days:
    """Kinds found on each day, with the minutes of lateness and early leaving."""
    days: dict[tuple[str, date], dict[str, int | None]] = {}
    rows = reconciled.findings.filter(pl.col("kind").is_in(COMPARED))
    for row in rows.select("agent", "date", "kind", "minutes").iter_rows(named=True):
        timed = row["kind"] in ("late", "early_leaving")
        kinds = days.setdefault((agents[row["agent"]].id, row["date"]), {})
        kinds[row["kind"]] = row["minutes"] if timed else None
    return days
