"""A table of appraisal figures, a row an agent and month, for `appraisal import` (P8)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from rostering.centre.score import AGENT_MONTH, agent_month
from rostering.centre.tables import Row, read_rows
from rostering.domain.appraisals import Figure, Measure
from rostering.domain.centre import Centre
from rostering.errors import CentreError, InputProblem
from rostering.language import _

PLACES = 4


def read_figures(
    path: Path,
    centre: Centre,
    words: Mapping[str, str],
    measures: Callable[[date], Mapping[str, Measure]],
) -> tuple[Figure, ...]:
    """A column a measure, by its name or its Chinese word; an empty cell is not known yet.

    `measures` gives those that people enter as they stand on a day. Raises CentreError with every
    problem of the table.
    """
    problems: list[InputProblem] = []
    columns = headings_of(measures(date.today()), words)
    found: dict[tuple[str, str, str], Figure] = {}
    for row in read_rows(path, columns, ("agent", "month"), problems):
        where = agent_month(row, centre)
        if where is None:
            continue
        roles = next(agent.roles for agent in centre.agents if agent.id == where[0])
        for name, measure in measures(date.fromisoformat(f"{where[1]}-01")).items():
            value = _value(row, measure, roles)
            if value is not None:
                if (*where, name) in found:
                    row.wrong(name, _("this agent, month and measure are there twice"))
                found[*where, name] = Figure(
                    *where, name, value, row.raw("note"), path.name, row.number
                )
    if not found and not problems:
        problems.append(InputProblem(path.name, _("has no figures")))
    if problems:
        raise CentreError(problems)
    return tuple(found.values())


def headings_of(measures: Iterable[str], words: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The headings of the table: a column for each of `measures`, which `words` stand for, too."""
    own = {
        name: tuple(word for word, of in words.items() if of == name and word != name)
        for name in measures
    }
    return {"agent": AGENT_MONTH["agent"], "name": ("姓名",), "month": AGENT_MONTH["month"],
            **own, "note": ("备注",)}  # fmt: skip


def figure_of(text: str) -> Decimal:
    """A number with at most four decimals: 86, 86.5, 86.5%; ValueError for anything else."""
    try:
        value = Decimal(text.removesuffix("%").strip())
    except InvalidOperation:
        raise ValueError(text) from None
    if not value.is_finite() or value != round(value, PLACES):
        raise ValueError(text)
    return value


def fault_of(value: Decimal, measure: Measure, roles: tuple[str, ...]) -> str:
    """What is wrong with the value for an agent of these roles; empty where nothing is."""
    if measure.roles and not set(measure.roles) & set(roles):
        return _("the measure is not for this agent's roles")
    if value < measure.least or (measure.most is not None and value > measure.most):
        most = "…" if measure.most is None else measure.most
        return _("lies outside {least}–{most}").format(least=measure.least, most=most)
    return ""


def _value(row: Row, measure: Measure, roles: tuple[str, ...]) -> Decimal | None:
    value = row.read(measure.name, figure_of, _("is no number; type it as 86.5"), True)
    if value is not None and (fault := fault_of(value, measure, roles)):
        row.wrong(measure.name, fault)
        return None
    return value
