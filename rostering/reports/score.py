"""Scores for the terminal and as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rostering.domain.score import MonthScore, ScoreLine
from rostering.language import _, joined, listed
from rostering.reports.terminal import clip, table


def flag_text(flag: str) -> str:
    """What a flag says to people."""
    texts = {
        "no_exam_mark": _("no exam mark"),
        "below_exam_bands": _("exam below every band"),
    }
    return texts.get(flag, flag)


def score_rows(scores: Sequence[MonthScore], names: Mapping[str, str]) -> str:
    """One row an agent."""
    if not scores:
        return _("Nobody works here in this month.")
    rows = [
        (
            f"{score.agent} {clip(names.get(score.agent, ''), 10)}",
            score.earned,
            score.lost,
            "–" if score.total is None else score.total,
            "*" if score.provisional else "",
            clip(remark(score), 34),
        )
        for score in scores
    ]
    right = [_("earned"), _("lost"), _("score")]
    return table([_("agent"), *right, "", _("remark")], rows, right=right)


def remark(score: MonthScore) -> str:
    """What people should see beside a score."""
    parts = [flag_text(flag) for flag in score.flags]
    if score.dismissed:
        parts.insert(0, _("settled as dismissed"))
    elif score.unjudged:
        parts.insert(0, _("items not judged: {count}").format(count=len(score.unjudged)))
    if score.review:
        parts.append(_("dismissal review"))
    return joined(parts)


def score_text(score: MonthScore, name: str) -> str:
    """An agent's score, line by line."""
    rows = [_row(line) for line in score.lines if line.points != 0 or line.side == "earned"]
    headings = [_("clause"), _("date"), _("what"), _("points"), _("remark")]
    head = f"{score.agent} {name}  {score.month}"
    earned = _("earned {earned}, lost {lost}").format(earned=score.earned, lost=score.lost)
    if score.total is None:
        items = listed(_(item) for item in score.unjudged)
        end = _("no score: incomplete, not judged: {items}").format(items=items)
    else:
        end = _("score {total}").format(total=score.total)
        if score.provisional:
            end += " *"
    return "\n".join([head, "", table(headings, rows, right=[_("points")]), "", earned, end])


def _row(line: ScoreLine) -> tuple[object, ...]:
    points = line.points
    if points is not None and line.side == "lost":
        points = -points
    return (
        clip(line.clause, 10),
        line.date or "",
        clip(_(line.what) if line.what else _("exam"), 24),
        "–" if points is None else f"{points:+d}" if points else "0",
        flag_text(line.flag),
    )


def score_data(score: MonthScore) -> dict[str, Any]:
    """A score as data; `score` is null while the month is incomplete."""
    return {
        "agent": score.agent,
        "month": score.month,
        "grade": score.grade,
        "earned": score.earned,
        "lost": score.lost,
        "score": score.total,
        "unjudged": list(score.unjudged),
        "provisional": score.provisional,
        "dismissal_review": score.review,
        "dismissed": score.dismissed,
        "flags": list(score.flags),
        "lines": [
            {
                "rule": line.rule,
                "clause": line.clause,
                "side": line.side,
                "what": line.what,
                "points": line.points,
                "date": str(line.date) if line.date else None,
            }
            for line in score.lines
        ],
    }
