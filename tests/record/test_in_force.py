from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from rostering.record.in_force import Offer, settle


@dataclass(frozen=True)
class Start:
    start_at: int


shifts = st.lists(st.integers(0, 9).map(Start), max_size=2).map(tuple)
offers = st.lists(
    st.builds(Offer, st.integers(1, 9), st.integers(0, 9), shifts), min_size=1, max_size=5
)


@given(offers)
def test_every_offer_is_in_force_replaced_or_too_late(offered: list[Offer[Start]]) -> None:
    in_force, too_late = settle(offered)
    assert in_force in offered
    assert all(late in offered for late in too_late)


@given(offers)
def test_what_is_published_before_everything_starts_replaces_all(
    offered: list[Offer[Start]],
) -> None:
    change = Offer(10, -1, (Start(5),))
    assert settle([*offered, change])[0] == change


@given(offers)
def test_what_is_published_after_everything_has_started_changes_nothing(
    offered: list[Offer[Start]],
) -> None:
    change = Offer(10, 100, (Start(5),))
    in_force, too_late = settle([*offered, change])
    assert in_force == settle(offered)[0]
    assert too_late[-1] == change
