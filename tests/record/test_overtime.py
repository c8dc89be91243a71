from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection

from rostering.domain.leave import OvertimeOrder, OvertimeReason, Settlement
from rostering.errors import RecordError
from rostering.record.overtime import add_orders, orders_between

ZONE = ZoneInfo("Asia/Shanghai")


def at(hour: int, day: int = 4) -> datetime:
    return datetime(2026, 5, day, hour, tzinfo=ZONE)


ORDER = OvertimeOrder(
    "O1",
    "A1",
    at(18),
    at(22),
    breaks=((at(20), at(21)),),
    approved=False,
    reason=OvertimeReason.INEFFICIENCY,
    settle=Settlement.COMP,
    standalone=True,
    ordered_by="Li",
    note="stocktaking",
)
PLAIN = OvertimeOrder("O2", "A2", at(9, day=6), at(12, day=6))


def test_an_order_comes_back_as_it_was_given(writing: Connection) -> None:
    assert add_orders(writing, [PLAIN, ORDER]) == (2, 0)
    found = orders_between(writing, at(0, day=1), at(0, day=31))
    assert found == (ORDER, PLAIN)
    assert found[0].start.tzinfo is UTC


def test_orders_that_only_touch_the_interval_do_not_overlap_it(writing: Connection) -> None:
    add_orders(writing, [ORDER])
    assert orders_between(writing, at(0), at(18)) == ()
    assert orders_between(writing, at(22), at(23)) == ()
    assert orders_between(writing, at(21), at(23)) == (ORDER,)


def test_the_same_order_again_is_known(writing: Connection) -> None:
    add_orders(writing, [ORDER])
    with_seconds_cut_off = replace(ORDER, start=ORDER.start.replace(microsecond=5))
    assert add_orders(writing, [with_seconds_cut_off, PLAIN]) == (1, 1)


def test_another_order_under_a_known_id_is_refused(writing: Connection) -> None:
    add_orders(writing, [ORDER, PLAIN])
    with pytest.raises(RecordError, match="O1, O2"):
        add_orders(writing, [replace(ORDER, note=""), replace(PLAIN, end=at(13, day=6))])
