"""Decisions go into the record, with the orders and the leave that they make; or are taken back."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from rostering.attendance.settling import Draft
from rostering.domain.decisions import Action, Decision
from rostering.domain.leave import LeaveRequest, LeaveStatus, OvertimeOrder, Part, Settlement
from rostering.record.decisions import add_decision, next_number, withdraw_decision
from rostering.record.leave import add_leave, decide_leave
from rostering.record.overtime import add_orders, decide_order


def keep(connection: Connection, drafts: Sequence[Draft], who: str, why: str) -> list[int]:
    """Keep every decision, with what follows from it; gives their numbers."""
    return [_keep(connection, draft, who, why) for draft in drafts]


def take_back(connection: Connection, number: int, who: str, why: str) -> Decision:
    """Take decision `number` back, with what followed from it; gives it as it was.

    An order or leave that it made no longer counts; what it approved or refused is pending again.
    Raises RecordError where no such decision holds.
    """
    decision = withdraw_decision(connection, number, who, why)
    if decision.action is Action.ORDER:
        decide_order(connection, decision.value, False, who, why)
    elif decision.action is Action.LEAVE:
        decide_leave(connection, decision.value, LeaveStatus.REFUSED, who, why)
    elif decision.action in (Action.APPROVE, Action.REFUSE):
        kind, _space, id = decision.value.partition(" ")
        if kind == "leave":
            decide_leave(connection, id, LeaveStatus.PENDING, who, why)
        else:
            decide_order(connection, id, False, who, why)
    return decision


def _keep(connection: Connection, draft: Draft, who: str, why: str) -> int:
    value = draft.value
    if draft.action is Action.ORDER:
        value = _add_order(connection, draft, who, why)
    elif draft.action is Action.LEAVE:
        value = _add_leave(connection, draft, who, why)
    elif draft.action in (Action.APPROVE, Action.REFUSE):
        _decide(connection, value, draft.action is Action.APPROVE, who, why)
    return add_decision(
        connection, draft.agent, draft.date, draft.action, value, draft.about, who, why
    )


def _add_order(connection: Connection, draft: Draft, who: str, why: str) -> str:
    assert draft.interval is not None
    start, end = draft.interval
    order = OvertimeOrder(
        f"D{next_number(connection)}",
        draft.agent,
        start,
        end,
        settle=Settlement(draft.choice.order),
        standalone=False,
        ordered_by=who,
        note=why,
    )
    add_orders(connection, [order])
    return order.id


def _add_leave(connection: Connection, draft: Draft, who: str, why: str) -> str:
    request = LeaveRequest(
        f"D{next_number(connection)}",
        draft.agent,
        draft.date,
        draft.date,
        draft.choice.leave,
        Part.HOURS if draft.interval else draft.choice.part,
        LeaveStatus.APPROVED,
        decided_by=who,
        reason=why,
        hours=draft.interval,
    )
    add_leave(connection, [request])
    return request.id


def _decide(connection: Connection, value: str, approved: bool, who: str, why: str) -> None:
    kind, _space, id = value.partition(" ")
    if kind == "leave":
        status = LeaveStatus.APPROVED if approved else LeaveStatus.REFUSED
        decide_leave(connection, id, status, who, why)
    else:
        decide_order(connection, id, approved, who, why)
