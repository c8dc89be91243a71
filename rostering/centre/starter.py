"""A first centre.toml for a centre that has none, to be made its own."""

from __future__ import annotations

from rostering.language import _


def starter(language: str) -> str:
    """The text of a centre.toml that holds as it is: one role, an early, a day and a late shift."""
    return f"""\
# {_("Everything about the centre that is no table. What may stand here: docs/file-formats.md")}
name = "{_("My centre")}"            # {_("shown on every report")}
timezone = "Asia/Shanghai"
language = "{language}"
week_start = "monday"

[opening_hours]                     # {_("when each role is open to customers")}
phone = "07:00-22:00"

[[roles]]                           # {_("a kind of work; add walk_in, field … as you need them")}
code = "phone"
label = "{_("phone")}"
presence = "required"               # {_("required: a clock, mobile: a phone clock, none: a visit record")}

[[shifts]]
code = "E"
label = "{_("early shift")}"
start = "07:00"
end = "16:00"
breaks = ["11:00-12:00"]            # {_("unpaid, at a fixed time")}
roles = ["phone"]

[[shifts]]
code = "D"
label = "{_("day shift")}"
start = "09:00"
end = "18:00"
breaks = ["12:00-13:00"]
roles = ["phone"]

[[shifts]]
code = "L"
label = "{_("late shift")}"
start = "13:00"
end = "22:00"
breaks = ["17:00-18:00"]
roles = ["phone"]
"""
