"""A week as it is and changed, side by side, for the terminal and as data."""

from __future__ import annotations

from typing import Any

from rostering.domain.roster import Price
from rostering.language import _, plural
from rostering.reports.data import audit_data
from rostering.reports.terminal import WIDTH, clip, table, wide
from rostering.scheduling.comparison import Outcome
from rostering.scheduling.figures import Figures

NONE = "-"


def what_if_text(now: Outcome, then: Outcome) -> str:
    """Two tables: the whole in figures, and the preferences whose price differs."""
    headings = [_("figure"), _("now"), _("what if"), _("differs")]
    parts = [table(headings, _rows(now, then), right=headings[1:])]
    if now.figures and then.figures:
        parts.append(_price_table(now.figures, then.figures))
    if "feasible" in (now.status, then.status):
        parts.append(_("Not proven best in the time: part of what differs may be chance."))
    return "\n\n".join(parts)


def what_if_data(now: Outcome, then: Outcome) -> dict[str, Any]:
    """Both sides as data."""
    return {"now": outcome_data(now), "what_if": outcome_data(then)}


def outcome_data(one: Outcome) -> dict[str, Any]:
    """One side; figures are null where there is no roster. Minutes are whole minutes."""
    figures = one.figures
    return {
        "status": one.status,
        "message": one.message,
        "bound": one.bound if figures else None,
        "seconds": round(one.seconds, 2),
        "figures": figure_data(figures) if figures else None,
    }


def figure_data(figures: Figures) -> dict[str, Any]:
    """The figures of a roster."""
    return {
        "missing_minutes": figures.missing,
        "below_minimum_minutes": figures.below_minimum,
        "overtime_minutes": figures.overtime,
        "work_minutes": figures.worked,
        "unfairness": figures.unfairness,
        "cost": figures.cost,
        "prices": audit_data((), figures.prices, ())["prices"],
    }


def status_text(status: str) -> str:
    """A status in words."""
    texts = {
        "optimal": _("proven best"),
        "feasible": _("best in time"),
        "infeasible": _("no roster"),
        "unknown": _("none found"),
    }
    return texts.get(status, status)


def hours(minutes: int) -> str:
    """Hours with one decimal, rounded half up."""
    tenths = (abs(minutes) + 3) // 6
    return f"{'-' if minutes < 0 and tenths else ''}{tenths // 10}.{tenths % 10}"


def _rows(now: Outcome, then: Outcome) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [
        (_("status"), status_text(now.status), status_text(then.status), "")
    ]
    for label, name in (
        (_("people-hours missing (below target)"), "missing"),
        (_("people-hours missing (below minimum)"), "below_minimum"),
        (_("hours beyond contract"), "overtime"),
        (_("hours rostered"), "worked"),
    ):
        one, other = (getattr(side.figures, name, None) for side in (now, then))
        rows.append((label, *(hours(x) if x is not None else NONE for x in (one, other)), _more(one, other, True)))  # fmt: skip
    for label, name in ((_("cost of unfairness"), "unfairness"), (_("cost in all"), "cost")):
        one, other = (getattr(side.figures, name, None) for side in (now, then))
        rows.append((label, *(str(x) if x is not None else NONE for x in (one, other)), _more(one, other)))  # fmt: skip
    return rows


def _more(one: int | None, other: int | None, minutes: bool = False) -> str:
    if one is None or other is None or one == other:
        return ""
    return ("+" if other > one else "") + (hours(other - one) if minutes else str(other - one))


def _price_table(now: Figures, then: Figures) -> str:
    old, new = now.by_rule(), then.by_rule()
    pairs = [(name, old.get(name), new.get(name)) for name in {**old, **new}]
    differing = [pair for pair in pairs if pair[1] != pair[2]]
    same = len(pairs) - len(differing)
    told = plural("One preference costs the same.", "{count} preferences cost the same.", same)
    if not differing:
        return _("No preference costs more or less.")
    numbers = [
        (_amount(one), _amount(other), _cost(one), _cost(other)) for _name, one, other in differing
    ]
    headings = [_("preference"), _("unit"), _("now"), _("what if"), _("cost now"), _("cost then")]
    columns = [[heading, *(row[place] for row in numbers)] for place, heading in enumerate(headings[2:])]  # fmt: skip
    names = [_("preference"), *(name for name, _one, _other in differing)]
    used = max(map(wide, names)) + 2 + sum(max(map(wide, column)) + 2 for column in columns)
    rows = [
        (name, clip(_unit(one, other), WIDTH - used), *row)
        for (name, one, other), row in zip(differing, numbers, strict=True)
    ]
    text = table(headings, rows, right=headings[2:])
    return text + ("\n" + told if same else "")


def _amount(price: Price | None) -> str:
    return NONE if price is None else str(price.amount)


def _cost(price: Price | None) -> str:
    return NONE if price is None else str(price.cost)


def _unit(one: Price | None, other: Price | None) -> str:
    price = one or other
    return _(price.unit) if price else ""
