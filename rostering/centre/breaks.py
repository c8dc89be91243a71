"""Breaks of a shift in centre.toml: a fixed time, or a usual time and the window in which it may move."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from rostering.centre.shape import BreakTable
from rostering.centre.values import span_of
from rostering.domain.shifts import DAY_MINUTES, BreakTerms
from rostering.language import _

if TYPE_CHECKING:
    from rostering.centre.settings import Report

Span = tuple[int, int]
Place = tuple[str | int, ...]


def breaks_of(
    report: Report, path: Place, raw: Sequence[BreakTable], shift: Span
) -> tuple[tuple[Span, ...], tuple[BreakTerms, ...]]:
    """The usual times of the breaks of a shift from minute to minute, and the terms of each.

    There are no terms where every break is unpaid and fixed.
    """
    found: list[tuple[Span, BreakTerms]] = []
    for one in raw:
        at = _span(report, path, one.at, shift)
        found.append((at, _terms(report, path, one, at, shift)))
    spans = tuple(span for span, _terms_of in found)
    if any(one[1] > two[0] for one, two in pairwise(spans)):
        report.wrong(path, _("the breaks overlap or are not in order"))
    terms = tuple(of_one for _span_of, of_one in found)
    return spans, (terms if any(one != BreakTerms() for one in terms) else ())


def _terms(report: Report, path: Place, raw: BreakTable, at: Span, shift: Span) -> BreakTerms:
    if not raw.within:
        return BreakTerms(None, raw.paid)
    window = _span(report, path, raw.within, shift)
    if not window[0] <= at[0] < at[1] <= window[1]:
        report.wrong(path, _("the usual time of the break lies outside its window"), raw.at)
    return BreakTerms(window, raw.paid)


def _span(report: Report, path: Place, text: str, shift: Span) -> Span:
    """Two times, moved past midnight where the shift has gone there."""
    start, end = shift
    instead = (start, start + 1)
    first, last = report.read(path, span_of, text, _("is no break such as 12:00-13:00"), instead)
    if first < start:
        first, last = first + DAY_MINUTES, last + DAY_MINUTES
    if last <= first:
        last += DAY_MINUTES
    if not start <= first < last <= end:
        report.wrong(path, _("the break lies outside the shift"), text)
    return first, last
