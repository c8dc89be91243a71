"""Cases for promotion for the terminal and as data (G12)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rostering.domain.proposals import Condition, PromotionCase
from rostering.language import _, listed, word
from rostering.reports.terminal import WIDTH, clip, table, wrap


def case_rows(cases: Sequence[PromotionCase], names: Mapping[str, str]) -> str:
    """One row an agent: how many conditions hold, and which do not."""
    rows = [
        (
            f"{case.agent} {clip(names.get(case.agent, ''), 10)}",
            clip(f"{word(case.grade, 'grade')} > {word(case.to, 'grade')}", 30),
            f"{len(case.conditions) - len(case.unmet)}/{len(case.conditions)}",
            clip(listed(_(name) for name in case.unmet) or _("eligible"), 26),
        )
        for case in cases
    ]
    headings = [_("agent"), _("step"), _("met"), _("not met")]
    return table(headings, rows, right=[_("met")]) if rows else _("Nobody has a grade above.")


def case_text(case: PromotionCase, name: str) -> str:
    """One agent's case: every condition with its sources."""
    step = _("promotion from {grade} to {to}").format(
        grade=word(case.grade, "grade"), to=word(case.to, "grade")
    )
    end = (
        _("not met: {conditions}").format(conditions=listed(_(one) for one in case.unmet))
        if case.unmet
        else _("every condition holds; a named person decides")
    )
    head = f"{case.agent} {name}  {case.month}  {step}"
    return "\n".join([head, "", *condition_lines(case.conditions), "", end])


def condition_lines(conditions: Sequence[Condition], width: int = WIDTH) -> Iterator[str]:
    """Each condition in a line, and below it the source of each figure."""
    for one in conditions:
        mark = _("met") if one.met else _("NOT MET")
        text = _("{mark}: {needed}; found {found}").format(
            mark=mark, needed=one.needed, found=one.found
        )
        yield from _hanging(text, width, 0)
        for source in one.sources:
            yield from _hanging(source, width, 4)


def _hanging(text: str, width: int, indent: int) -> Iterator[str]:
    first, *more = wrap(text, width - indent - 2).splitlines()
    yield " " * indent + first
    yield from (" " * (indent + 2) + line for line in more)


def condition_data(one: Condition) -> dict[str, Any]:
    """A condition as data."""
    return {
        "condition": one.name,
        "needed": one.needed,
        "found": one.found,
        "met": one.met,
        "sources": list(one.sources),
    }


def case_data(case: PromotionCase) -> dict[str, Any]:
    """A case as data; `eligible` says that every condition holds."""
    return {
        "agent": case.agent,
        "month": case.month,
        "grade": case.grade,
        "to": case.to,
        "eligible": not case.unmet,
        "conditions": [condition_data(one) for one in case.conditions],
    }
