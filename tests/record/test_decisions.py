from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection

from rostering.domain.calendar import Period
from rostering.domain.decisions import Action
from rostering.domain.leave import OvertimeOrder
from rostering.errors import RecordError
from rostering.record.decisions import (
    add_decision,
    decisions,
    standing_decisions,
    withdraw_decision,
)
from rostering.record.overtime import add_orders, decide_order, orders_between

MAY = Period.month(2026, 5)
DAY = date(2026, 5, 12)
START, END = datetime(2026, 5, 12, 10, tzinfo=UTC), datetime(2026, 5, 12, 12, tzinfo=UTC)


def decide(writing: Connection, day: date = DAY) -> int:
    return add_decision(writing, "A1", day, Action.AS_IS, "40", "A1@x:y", "周敏", "own wish")


def test_a_decision_comes_back_with_who_when_and_why(writing: Connection) -> None:
    number = decide(writing)
    (one,) = standing_decisions(writing, MAY)
    assert (one.id, one.agent, one.who, one.why) == (number, "A1", "周敏", "own wish")
    assert one.at.tzinfo is not None


def test_a_decision_that_is_taken_back_stays_and_holds_no_more(writing: Connection) -> None:
    number = decide(writing)
    withdraw_decision(writing, number, "陈建国", "mistaken")
    assert standing_decisions(writing, MAY) == ()
    assert [(one.id, one.withdrawn_by) for one in decisions(writing)] == [(number, "陈建国")]


def test_a_decision_is_taken_back_once(writing: Connection) -> None:
    number = decide(writing)
    withdraw_decision(writing, number, "陈建国", "mistaken")
    with pytest.raises(RecordError, match=str(number)):
        withdraw_decision(writing, number, "陈建国", "again")


def test_decisions_are_those_of_the_days_asked_for(writing: Connection) -> None:
    decide(writing, date(2026, 4, 30))
    assert standing_decisions(writing, MAY) == ()


def test_an_order_is_as_it_was_decided_last(writing: Connection) -> None:
    add_orders(writing, [OvertimeOrder("O1", "A1", START, END, approved=False)])
    for approved in (True, False):
        decide_order(writing, "O1", approved, "周敏", "")
        assert [one.approved for one in orders_between(writing, START, END)] == [approved]


def test_an_order_that_is_not_there_cannot_be_decided(writing: Connection) -> None:
    with pytest.raises(RecordError, match="O9"):
        decide_order(writing, "O9", True, "周敏")
