"""Punches that are kept by hand; imported with `punches import`."""

from __future__ import annotations

from rostering.centre.templates import _lists as common
from rostering.centre.templates._column import Column, Kind
from rostering.centre.templates._lists import Lists
from rostering.language import _

HEADINGS = {
    "agent": ("工号",),
    "time": ("打卡时间",),
    "device": ("设备",),
    "place": ("地点",),
    "kind": ("类别",),
}
KINDS = {"clock": "clock", "phone": "phone", "visit": "visit",
         "打卡": "clock", "手机": "phone", "外访": "visit"}  # fmt: skip
REQUIRED = ("agent", "time")


def sheet() -> str:
    """The name of the sheet."""
    return _("Punches")


def columns(lists: Lists) -> tuple[Column, ...]:
    """Every column, in order."""
    return (
        common.agent(lists),
        Column("time", Kind.MOMENT, _("when the agent punched"), "2026-05-04 08:58:10"),
        Column("device", Kind.TEXT, _("which clock"), "1"),
        Column("place", Kind.TEXT, _("where, for phone clocks and visits")),
        Column("kind", Kind.CHOICE, _("clock if empty"), words=KINDS),
    )
