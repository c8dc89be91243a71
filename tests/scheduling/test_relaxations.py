"""What makes an impossible week possible: single changes, each of which leaves a roster."""

from __future__ import annotations

from dataclasses import replace

from wcwidth import wcswidth

from rostering.domain.request import RosterRequest
from rostering.policy.catalogue import load_catalogue
from rostering.reports.relaxations import conflict_text
from rostering.scheduling.conflict import conflict_of, explain_conflict
from rostering.scheduling.relaxations import Relaxation, relaxations
from rostering.scheduling.search import Interrupts, SearchLimits
from rostering.scheduling.what_if import changed
from tests.scheduling.instances import wish_of
from tests.scheduling.test_conflict import DAYS, EACH, MONDAY, exists, pin, request

LIMITS = SearchLimits(60, gap=1e9, workers=1, seed=1)


def of(week: RosterRequest) -> tuple[Relaxation, ...]:
    conflicts = explain_conflict(week, load_catalogue(), MONDAY)
    return relaxations(week, load_catalogue(), conflicts, LIMITS)


def test_early_after_late_needs_a_pin_less_an_exemption_or_nine_hours_of_rest() -> None:
    """L ends at 22:00 and E begins at 7:00: nine hours, and eleven are asked for."""
    texts = [one.text for one in of(request("early after late"))]
    assert sorted(texts[:2]) == [
        "leave out the request: A pinned E 2026-06-03",
        "leave out the request: A pinned L 2026-06-02",
    ]
    assert texts[2:] == [
        "exempt A from minimum_rest on 2026-06-02, 2026-06-03",
        "minimum_rest.hours 9 instead of 11, for all",
    ]


def test_three_shifts_of_a_contract_of_two_need_eight_hours_more() -> None:
    found = of(request("three pinned shifts of a contract of two"))
    texts = [one.text for one in found]
    assert "weekly_hours.extra_minutes 480 instead of 0, for all" in texts
    assert "exempt C from weekly_hours on 2026-06-01 – 2026-06-07" in texts
    assert sum(text.startswith("leave out the request: C pinned") for text in texts) == 3


def test_a_pin_on_a_day_of_leave_needs_the_pin_or_the_leave_to_go() -> None:
    assert {one.text for one in of(request("a pin on a day of leave"))} == {
        "leave out the request: B pinned D 2026-06-02",
        "no leave for B on 2026-06-02",
    }


@EACH
def test_each_request_that_is_named_makes_the_week_possible_when_it_is_left_out(name: str) -> None:
    week = request(name)
    named = [one for one in of(week) if one.text.startswith("leave out the request")]
    assert named
    for one in named:
        kept = tuple(w for w in week.requests if str(w.start) not in one.text or w.kind.value not in one.text)  # fmt: skip
        assert exists(replace(week, requests=kept), load_catalogue())


def test_the_value_that_is_named_works_and_the_one_before_it_does_not() -> None:
    week = request("early after late")
    for hours, works in ((9, True), (10, False)):
        _same, rules = changed(week, load_catalogue(), [f"rule minimum_rest.hours={hours}"])
        assert exists(week, rules) is works


def test_the_least_change_comes_first() -> None:
    sizes = [one.size for one in of(request("early after late"))]
    assert sizes == sorted(sizes)


def test_of_two_conflicts_no_single_change_is_enough_and_the_text_says_so() -> None:
    week = request("early after late")
    more = [wish_of(pin("B", DAYS[1], shift="L")), wish_of(pin("B", DAYS[2], shift="E"))]
    twice = replace(week, requests=(*week.requests, *more))
    conflicts = explain_conflict(twice, load_catalogue(), MONDAY)
    found = [
        one for one in relaxations(twice, load_catalogue(), conflicts, LIMITS) if one.agents == 1
    ]
    assert found == []
    assert "No single change" in conflict_text(conflicts, ())


@EACH
def test_no_line_is_wider_than_the_terminal(name: str) -> None:
    week = request(name)
    conflicts = explain_conflict(week, load_catalogue(), MONDAY)
    told = conflict_text(conflicts, relaxations(week, load_catalogue(), conflicts, LIMITS))
    assert [line for line in told.splitlines() if wcswidth(line) > 80] == []


def test_the_message_of_an_impossible_week_points_to_its_explanation() -> None:
    _message, hint = conflict_of(request("early after late"), load_catalogue(), MONDAY)
    assert "rostering roster explain --week 2026-W23" in hint


def test_what_is_tried_is_told() -> None:
    week = request("a pin on a day of leave")
    told: list[str] = []
    conflicts = explain_conflict(week, load_catalogue(), MONDAY)
    relaxations(week, load_catalogue(), conflicts, LIMITS, told.append)
    assert "no leave for B on 2026-06-02" in told


def test_without_time_nothing_is_claimed() -> None:
    week = request("early after late")
    conflicts = explain_conflict(week, load_catalogue(), MONDAY)
    assert relaxations(week, load_catalogue(), conflicts, replace(LIMITS, seconds=0.0)) == ()


def test_an_interrupt_ends_the_trials_and_keeps_those_so_far() -> None:
    week = request("early after late")
    conflicts = explain_conflict(week, load_catalogue(), MONDAY)
    interrupts = Interrupts()
    told: list[str] = []

    def stop_at_the_pins(text: str) -> None:
        told.append(text)
        interrupts.stopped = text.startswith("leave out the request")

    found = relaxations(week, load_catalogue(), conflicts, LIMITS, stop_at_the_pins, interrupts)
    assert len([text for text in told if text.startswith("leave out")]) == 1
    assert len(found) <= 3
