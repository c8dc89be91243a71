"""What came of an agent's days, in the words and units of a case file."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import polars as pl

FLAG_OF_FINDING = {
    "leave_pending": "leave_pending",
    "certificate_missing": "certificate_missing",
    "punches_on_leave": "punches_on_leave",
    "overtime_no_show": "ot_no_show",
    "holiday_moved": "holiday_moved",
}
FLAG_OF_ENTRY = {
    "comp_balance_short": "comp_balance_short",
    "dismissal_review": "dismissal_review",
}
GIVEN_BACK = {
    "fine_not_collected": ("meeting", "duty", "punishment", "late_early"),
    "absence_not_collected": ("absence",),
    "leave_not_collected": ("sick", "personal"),
}


def outcome_of(
    findings: pl.DataFrame, entries: pl.DataFrame, warnings: pl.DataFrame, day_cap: int
) -> dict[str, Any]:
    """One agent's figures: minutes, yuan as strings, points; keys that would be zero are left out.

    `day_cap` are the most minutes of work-day overtime on one day (D12).
    """
    overtime = entries.filter(pl.col("kind") == "overtime")
    outcome: dict[str, Any] = {
        "late_minutes": _sum(findings.filter(pl.col("kind") == "late"), "minutes"),
        "early_minutes": _sum(findings.filter(pl.col("kind") == "early_leaving"), "minutes"),
        "late_early_events": entries.filter(pl.col("kind") == "late_early").height,
        "absence_days": _days(_sum(entries.filter(pl.col("kind") == "absence"), "halves")),
        "deductions": _deductions(entries),
        "ot_minutes": {
            str(kind): int(minutes)
            for kind, minutes in overtime.group_by("day_type")
            .agg(pl.col("minutes").sum())
            .iter_rows()
        },
        "ot_pay": _yuan(_sum(overtime, "amount_fen")),
        "rewards": _yuan(_sum(entries.filter(pl.col("kind") == "reward"), "amount_fen")),
        "comp_minutes": _sum(entries.filter(pl.col("kind") == "comp_rest"), "minutes"),
        "points_lost": _sum(entries, "points"),
        "leave_requests": findings.filter(pl.col("kind") == "leave_request").height,
        "flags": sorted(_flags(findings, entries, day_cap)),
        "law": {
            code: _yuan(stake) if stake is not None else True
            for code, stake in warnings.select("code", "stake_fen").iter_rows()
        },
    }
    return {key: value for key, value in outcome.items() if value}


def _flags(findings: pl.DataFrame, entries: pl.DataFrame, day_cap: int) -> set[str]:
    flags = {FLAG_OF_FINDING[kind] for kind in findings["kind"] if kind in FLAG_OF_FINDING}
    flags |= {FLAG_OF_ENTRY[kind] for kind in entries["kind"] if kind in FLAG_OF_ENTRY}
    for kind, detail, minutes, _block in _noted(findings):
        if kind == "missing_punch":
            flags |= {"missing_in", "missing_out"} if detail == "missing_part" else {detail}
        elif kind == "unordered_overtime":
            flags.add(f"unapproved_overtime:{minutes}")
        elif kind == "ordered_overtime" and detail.startswith("inefficiency"):
            flags.add(f"ot_inefficiency:{minutes}")
    unmatched = findings.filter(pl.col("kind") == "unmatched_punch").height
    if unmatched:
        flags.add(f"unmatched_punch:{unmatched}")
    holiday = (pl.col("kind") == "absence") & (pl.col("day_type") == "statutory")
    if entries.filter(holiday).height:
        flags.add("absent_on_statutory_holiday")
    workday = entries.filter((pl.col("kind") == "overtime") & (pl.col("day_type") == "workday"))
    if (workday.group_by("date").agg(pl.col("minutes").sum())["minutes"] > day_cap).any():
        flags.add("ot_day_over_180")
    return flags


def _noted(findings: pl.DataFrame) -> Iterator[tuple[str, str, int, int]]:
    keys = ["kind", "detail", "block"]
    noted = ["missing_punch", "unordered_overtime", "ordered_overtime"]
    rows = findings.filter(pl.col("kind").is_in(noted)).with_columns(pl.col("detail").fill_null(""))
    sums = rows.group_by(keys).agg(pl.col("minutes").sum())
    return sums.select("kind", "detail", "minutes", "block").iter_rows()


def _deductions(entries: pl.DataFrame) -> dict[str, str]:
    kinds = ["late_early", "absence", "personal", "sick", "duty", "meeting", "punishment"]
    taken = pl.col("kind").is_in(kinds) | (pl.col("rule") == "other_leave")
    sums = entries.filter(taken).group_by("kind").agg(-pl.col("amount_fen").sum())
    collected = _less_given_back(dict(sums.iter_rows()), entries)
    return {kind: _yuan(fen) for kind, fen in collected.items() if fen}


def _less_given_back(taken: dict[str, int], entries: pl.DataFrame) -> dict[str, int]:
    """Fen by kind without what is not collected (G11): of several kinds of fine, the first ones of
    GIVEN_BACK go first."""
    collected = dict(taken)
    for back, kinds in GIVEN_BACK.items():
        left = _sum(entries.filter(pl.col("kind") == back), "amount_fen")
        for kind in kinds:
            off = min(left, collected.get(kind, 0))
            collected[kind] = collected.get(kind, 0) - off
            left -= off
    return collected


def _sum(frame: pl.DataFrame, column: str) -> int:
    return int(frame[column].sum())


def _days(halves: int) -> str:
    return "" if not halves else str(Decimal(halves) / 2)


def _yuan(fen: int) -> str:
    return "" if not fen else f"{Decimal(fen) / 100:.2f}"
