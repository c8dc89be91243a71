"""Marks of monthly exams for the terminal and as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from rostering.domain.score import ExamMark
from rostering.language import _
from rostering.payroll.score.exam import band_of
from rostering.policy.rule import Rule
from rostering.reports.terminal import clip, table


def exam_rows(marks: Sequence[ExamMark], names: Mapping[str, str], rule: Rule, day: date) -> str:
    """One row a mark with its band and points, as `rule` (P3) has them on `day`."""
    rows = []
    for mark in sorted(marks, key=lambda mark: (-mark.mark, mark.agent)):
        band, points, below = band_of(mark.mark, rule, day)
        rows.append(
            (
                f"{mark.agent} {clip(names.get(mark.agent, ''), 10)}",
                mark.mark,
                band,
                f"{points:+d}" if points else "0",
                clip(mark.who, 10),
                clip(_("below every band") if below else mark.note, 24),
            )
        )
    headings = [_("agent"), _("mark"), _("band"), _("points"), _("who"), _("note")]
    right = [_("mark"), _("points")]
    return table(headings, rows, right=right) if rows else _("No exam marks.")


def mark_data(mark: ExamMark, rule: Rule, day: date) -> dict[str, Any]:
    """A mark as data; `below` says that it is below every band."""
    band, points, below = band_of(mark.mark, rule, day)
    return {
        "agent": mark.agent,
        "mark": str(mark.mark),
        "band": band,
        "points": points,
        "below": below,
        "note": mark.note,
        "who": mark.who,
        "at": mark.at.isoformat() if mark.at else None,
    }
