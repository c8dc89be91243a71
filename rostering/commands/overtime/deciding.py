"""Deciding overtime orders, one or many."""

from __future__ import annotations

from collections.abc import Sequence

from rostering.commands.closed import point_out_closed
from rostering.commands.output import next_step, tell
from rostering.commands.session import Session
from rostering.domain.calendar import month_of
from rostering.language import _


def decide(
    session: Session, orders: Sequence[str], approved: bool, why: str, as_json: bool
) -> None:
    """Record the decision on all `orders`, or on none where one is not there."""
    from rostering.commands.overtime.twice import refuse_twice
    from rostering.record.overtime import decide_order, orders_of

    status = "approved" if approved else "refused"
    with (
        session.record() as record,
        record.transaction(session.who, f"overtime {status}", why) as connection,
    ):
        for order in orders:
            decide_order(connection, order, approved, session.who, why)
        decided = orders_of(connection, orders)
        if approved:
            refuse_twice(connection, decided)
    days = {one.start.astimezone(session.centre.zone).date() for one in decided}
    lines = [_("{order}: {status}").format(order=order, status=_(status)) for order in orders]
    said = {"orders": list(orders), "status": status}
    tell("\n".join(lines), "overtime_decision", said, as_json)
    point_out_closed(session, days)
    next_step(f"attendance reconcile --month {month_of(max(days))}")
