"""What makes an impossible week possible: single changes, each of which leaves a roster."""

from __future__ import annotations

from dataclasses import replace

from wcwidth import wcswidth

from rostering.domain.request import RosterRequest
from rostering.policy.catalogue import load_catalogue
from rostering.reports.relaxations import conflict_text
from rostering.scheduling.conflict import conflict_of, explain_conflict, those_who_cannot
from rostering.scheduling.relaxations import Relaxation, relaxations
from rostering.scheduling.search import Interrupts, SearchLimits
from rostering.scheduling.what_if import changed
from tests.scheduling.instances import request_of, wish_of
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


def twice() -> RosterRequest:
    """Two conflicts that have nothing to do with each other."""
    week = request("early after late")
    more = [wish_of(pin("B", DAYS[1], shift="L")), wish_of(pin("B", DAYS[2], shift="E"))]
    return replace(week, requests=(*week.requests, *more))


def test_of_two_conflicts_two_changes_are_enough_one_for_each() -> None:
    """minimum_rest.hours 9 for all would do it alone; a pin less for each of the two touches fewer."""
    conflicts = explain_conflict(twice(), load_catalogue(), MONDAY)
    found = relaxations(twice(), load_catalogue(), conflicts, LIMITS)
    assert {(one.changes, one.agents) for one in found[:-1]} == {(2, 2)}
    assert found[-1].text == "minimum_rest.hours 9 instead of 11, for all"
    assert "several changes joined by +" in conflict_text(conflicts, found)


def pinned_on_leave_twice() -> RosterRequest:
    """Two pins on days of leave, which no value of a rule mends."""
    week = request("a pin on a day of leave")
    gone = replace(week.leave[0], agent="A", date=week.period.end)
    pins = (*week.requests, wish_of(pin("A", DAYS[6], shift="D")))
    return replace(week, leave=(*week.leave, gone), requests=pins)


def test_where_no_single_change_is_enough_the_smallest_sets_are_tried() -> None:
    week = pinned_on_leave_twice()
    found = of(week)
    of_b = ("leave out the request: B pinned D 2026-06-02", "no leave for B on 2026-06-02")
    of_a = ("leave out the request: A pinned D 2026-06-07", "no leave for A on 2026-06-07")
    assert {frozenset(one.text.split(" + ")) for one in found} == {
        frozenset({one, other}) for one in of_b for other in of_a
    }
    assert {one.changes for one in found} == {2}
    conflicts = explain_conflict(week, load_catalogue(), MONDAY)
    assert "No single change is enough" in conflict_text(conflicts, found)


def test_of_two_requests_for_one_day_a_set_leaves_out_just_one() -> None:
    week = request("a pin while the agent is unavailable")
    pins = (
        wish_of(pin("A", DAYS[6], shift="D")),
        wish_of({**pin("A", DAYS[6]), "kind": "unavailable"}),
    )
    found = of(replace(week, requests=(*week.requests, *pins)))
    assert {one.changes for one in found} == {2}
    assert len({one.text for one in found}) == 4  # one of two for each agent


def test_four_conflicts_are_more_than_is_looked_for_and_the_text_says_so() -> None:
    week = pinned_on_leave_twice()
    more = tuple(
        replace(week.leave[0], agent=agent, date=week.period.start, request=f"L9{agent}")
        for agent in ("A", "B")
    )
    pins = tuple(wish_of(pin(agent, DAYS[0], shift="D")) for agent in ("A", "B"))
    worse = replace(week, leave=(*week.leave, *more), requests=(*week.requests, *pins))
    assert of(worse) == ()
    conflicts = explain_conflict(worse, load_catalogue(), MONDAY)
    assert "No set of up to three" in conflict_text(conflicts, ())


def test_in_a_large_centre_the_conflict_of_a_few_is_found_among_them() -> None:
    week = pinned_on_leave_twice()
    many = tuple(replace(week.agents[0], id=f"X{n:03d}", name="x") for n in range(150))
    large = replace(week, agents=(*week.agents, *many))
    part = those_who_cannot(large, load_catalogue(), MONDAY)
    assert part is not None
    assert sorted(agent.id for agent in part.agents) == ["A", "B"]
    assert those_who_cannot(week, load_catalogue(), MONDAY) is None
    names = [one.rule for one in explain_conflict(large, load_catalogue(), MONDAY)]
    assert sorted(names) == ["leave_respected", "pinned_assignments"]


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


def test_a_value_for_all_does_not_keep_two_small_changes_from_being_tried() -> None:
    """A and B are each pinned to a night and the next early shift: no rest for anybody would be enough,
    and so are two pins less."""
    pins = [
        {"agent": agent, "from": day, "kind": "pinned", "shift": shift}
        for agent in "AB"
        for day, shift in (("2026-06-01", "N"), ("2026-06-02", "E"))
    ]
    case = {
        "period": ["2026-06-01", "2026-06-02"],
        "agents": {"A": {}, "B": {}, "C": {}},
        "roster": [],
        "requests": pins,
    }
    request = request_of(case)
    catalogue = load_catalogue()
    conflicts = explain_conflict(request, catalogue, request.period.start)
    found = relaxations(request, catalogue, conflicts)
    assert found[0].changes == 2
    assert found[0].agents == 2
    assert found[-1].changes == 1
    assert found[-1].text.startswith("minimum_rest.hours 0 instead of 11")
