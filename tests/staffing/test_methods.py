"""From contacts to people: service level, waiting time, visits, shrinkage."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rostering.discovery import modules_in
from rostering.policy.catalogue import load_catalogue
from rostering.staffing.methods import service_level, visits, waiting_time
from rostering.staffing.need import Volume, fewest, with_shrinkage

PHONE = service_level.Parameters(80, 20, 0, 100, 0)


def test_eighty_twenty_for_forty_eight_erlang_needs_fifty_four() -> None:
    volume = Volume(contacts=360, handling_seconds=240, interval_seconds=1800)
    assert volume.load == 48
    assert service_level.need(volume, PHONE).base == 54


def test_one_agent_fewer_would_miss_the_level() -> None:
    volume = Volume(100, 180, 1800)
    found = service_level.need(volume, PHONE)
    assert found.queue is not None
    assert found.queue.service_level >= 0.8
    fewer = service_level.need(
        volume, replace(PHONE, percent=int(found.queue.service_level * 100) + 1)
    )
    assert fewer.base > found.base


def test_the_highest_occupancy_can_ask_for_more_people() -> None:
    volume = Volume(360, 240, 1800)
    found = service_level.need(volume, replace(PHONE, occupancy_percent=80))
    assert found.base == 60  # 48 ÷ 0.80


def test_impatient_callers_need_fewer_people() -> None:
    volume = Volume(360, 240, 1800)
    impatient = service_level.need(volume, replace(PHONE, patience_seconds=120))
    assert impatient.base < 54


def test_shrinkage_divides_by_what_is_left_and_rounds_up() -> None:
    assert [with_shrinkage(people, 30) for people in (0, 1, 7, 70)] == [0, 2, 10, 100]


def test_no_contacts_need_nobody() -> None:
    empty = Volume(0, 240, 1800)
    assert service_level.need(empty, PHONE).scheduled == 0
    assert waiting_time.need(empty, waiting_time.Parameters(300, 90, 20)).scheduled == 0
    assert visits.need(empty, visits.Parameters(30, 6, 480, 10)).scheduled == 0


def test_a_very_large_centre_is_staffed() -> None:
    volume = Volume(contacts=12345 * 1800 / 240, handling_seconds=240, interval_seconds=1800)
    assert 12345 < service_level.need(volume, PHONE).base < 12500


@pytest.mark.parametrize("patience", [60, 36000])
def test_a_very_large_centre_of_impatient_callers_is_staffed(patience: int) -> None:
    volume = Volume(contacts=12345 * 1800 / 180, handling_seconds=180, interval_seconds=1800)
    found = service_level.need(volume, replace(PHONE, patience_seconds=patience))
    assert 0.8 * 12345 < found.base < 12421  # more are served than are answered in time
    assert found.queue is not None
    assert found.queue.service_level >= 0.8


def test_visitors_wait_no_longer_than_they_should() -> None:
    found = waiting_time.need(Volume(12, 600, 1800), waiting_time.Parameters(300, 100, 0))
    assert found.queue is not None
    assert found.queue.average_wait <= 300
    assert found.base == 6  # of 4 erlang: with 5 people the wait is .5541 × 600 s ÷ 1 = 332 s


def test_field_work_counts_travel() -> None:
    # 3 visits an hour of 30 min with 30 min travel keep 3 people busy
    rule = visits.Parameters(
        travel_minutes=30, visits_a_day=100, day_minutes=480, shrinkage_percent=0
    )
    assert visits.need(Volume(3, 1800, 3600), rule).base == 3


def test_field_work_keeps_to_the_most_visits_a_day() -> None:
    # 4 visits a day at most: one takes 2 h of the day, whatever its length
    rule = visits.Parameters(travel_minutes=0, visits_a_day=4, day_minutes=480, shrinkage_percent=0)
    assert visits.need(Volume(2, 600, 3600), rule).base == 4


@pytest.mark.parametrize("limit", range(1, 40))
def test_fewest_finds_the_border(limit: int) -> None:
    assert fewest(1, lambda people: people >= limit) == limit


@pytest.mark.parametrize("name", modules_in("rostering.staffing.methods"))
def test_each_method_finds_its_values(name: str) -> None:
    module = modules_in("rostering.staffing.methods")[name]
    rule = load_catalogue().rule("staffing", name).on(date(2026, 5, 1), module.Parameters)
    assert module.need(Volume(30, 300, 1800), rule).scheduled >= 1
