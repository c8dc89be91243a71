from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Connection

from rostering.domain.calendar import Period
from rostering.domain.leave import LeaveRequest, LeaveStatus, Part
from rostering.errors import RecordError
from rostering.record.leave import (
    add_leave,
    decide_leave,
    leave_days,
    leave_history,
    leave_requests,
)

MAY = Period.month(2026, 5)
REQUEST = LeaveRequest(
    "L1",
    "A1",
    date(2026, 4, 30),
    date(2026, 5, 2),
    "personal",
    Part.FIRST,
    asked=date(2026, 4, 20),
    reason="moving house",
)
OTHER = LeaveRequest("L2", "A2", date(2026, 6, 1), date(2026, 6, 1), "sick")


def test_a_request_comes_back_as_it_was_asked(writing: Connection) -> None:
    assert add_leave(writing, [REQUEST, OTHER]) == (2, 0)
    assert leave_requests(writing) == (REQUEST, OTHER)
    assert leave_requests(writing, MAY) == (REQUEST,)
    assert leave_requests(writing, agent="A2") == (OTHER,)


def test_the_same_request_again_is_known(writing: Connection) -> None:
    add_leave(writing, [REQUEST])
    assert add_leave(writing, [REQUEST, OTHER, OTHER]) == (1, 2)
    assert add_leave(writing, []) == (0, 0)


def test_ids_used_for_other_requests_are_all_named_and_nothing_is_added(
    writing: Connection,
) -> None:
    add_leave(writing, [REQUEST, OTHER])
    third = replace(OTHER, id="L3")
    with pytest.raises(RecordError, match="L1, L2"):
        add_leave(writing, [replace(REQUEST, kind="sick"), third, replace(OTHER, agent="A9")])
    assert len(leave_requests(writing)) == 2


def test_one_id_for_two_requests_in_one_table_is_refused(writing: Connection) -> None:
    with pytest.raises(RecordError, match="L2"):
        add_leave(writing, [OTHER, replace(OTHER, kind="annual")])


def test_the_last_decision_holds_and_all_are_kept(writing: Connection) -> None:
    add_leave(writing, [REQUEST])
    decide_leave(writing, "L1", LeaveStatus.REFUSED, "Li", "too many away")
    decide_leave(writing, "L1", LeaveStatus.APPROVED, "Wang", "a substitute was found")
    (request,) = leave_requests(writing)
    assert request == replace(REQUEST, status=LeaveStatus.APPROVED, decided_by="Wang")
    history = [(decision.who, decision.status.value) for decision in leave_history(writing, "L1")]
    assert history == [("Li", "refused"), ("Wang", "approved")]


def test_a_decided_request_is_known_as_it_came_in_and_as_it_stands(writing: Connection) -> None:
    add_leave(writing, [REQUEST])
    decide_leave(writing, "L1", LeaveStatus.APPROVED, "Li")
    approved = replace(REQUEST, status=LeaveStatus.APPROVED, decided_by="Li")
    assert add_leave(writing, [REQUEST, approved]) == (0, 2)


def test_a_decision_on_an_unknown_request_is_refused(writing: Connection) -> None:
    with pytest.raises(RecordError, match="no leave request L7"):
        decide_leave(writing, "L7", LeaveStatus.APPROVED, "Li")


def test_all_days_of_a_request_that_touches_the_period_are_given(writing: Connection) -> None:
    add_leave(writing, [REQUEST, OTHER])
    days = leave_days(writing, MAY)
    assert [day.date.isoformat() for day in days] == ["2026-04-30", "2026-05-01", "2026-05-02"]
    assert {day.request for day in days} == {"L1"}


def test_a_refused_request_has_no_days(writing: Connection) -> None:
    add_leave(writing, [REQUEST])
    decide_leave(writing, "L1", LeaveStatus.REFUSED, "Li")
    assert leave_days(writing, MAY) == ()
