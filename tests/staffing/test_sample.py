"""The roles of the sample centre are staffed each by its own method."""

from __future__ import annotations

from rostering.centre.reader import read_centre
from rostering.resources import data_folder


def test_phone_goes_by_service_level_walk_in_by_waiting_time_field_by_visits() -> None:
    centre = read_centre(data_folder("samples") / "three-role-centre")
    methods = {role.code: role.staffing for role in centre.roles.values()}
    assert methods == {"phone": "service_level", "walk_in": "waiting_time", "field": "visits"}
