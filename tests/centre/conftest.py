"""A small, right centre folder that each test may spoil in its own way."""

from __future__ import annotations

from pathlib import Path

import pytest

CENTRE = """\
name = "湖边客服中心"
timezone = "Asia/Shanghai"
language = "zh"

[opening_hours]
phone = "24h"
field = "09:00-18:00"

[[roles]]
code = "phone"
label = "电话"

[[roles]]
code = "field"
label = "外勤"
presence = "mobile"

[[shifts]]
code = "D"
label = "白班"
start = "09:00"
end = "18:00"
breaks = ["12:00-13:00"]
roles = ["phone", "field"]

[[shifts]]
code = "N"
label = "夜班"
start = "22:00"
end = "07:00"
breaks = ["02:00-03:00"]
roles = ["phone"]

[[events]]
name = "例会"
weekday = "monday"
start = "17:15"
end = "17:45"

[duty_rota]
shifts = ["D"]
weekdays = ["monday", "周二"]
"""
AGENTS = """\
id,name,grade,roles,weekly_hours,hired,left,working_since,team,device_pin,base,floating
A01,林一,agent,phone field,40,2024-01-01,,2020-07-01,甲,1001,,
A02,王二,intern,phone,37.5,2026-04-01,2026-12-31,,甲,1002,750.50,
"""
DEMAND = """\
weekday,role,start,end,minimum,target,maximum
daily,phone,07:00,22:00,1,2,4
mon-fri,field,09:00,18:00,0,1,
"""
REQUESTS = """\
agent,from,to,kind,shift,role,weight,hard,note
A01,2026-06-01,2026-06-02,day_off,,,3,yes,搬家
A02,2026-06-03,,wish,D,phone,,,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "centre.toml": CENTRE,
        "agents.csv": AGENTS,
        "demand.csv": DEMAND,
        "requests.csv": REQUESTS,
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def spoil(folder: Path):  # type: ignore[no-untyped-def]
    """Replace one text of a file by another."""

    def change(file: str, old: str, new: str) -> None:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change
