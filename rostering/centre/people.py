"""agents.csv and grades.csv."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from rostering.centre import values
from rostering.centre.tables import Row, read_rows
from rostering.centre.words import labelled
from rostering.domain.people import Agent, GradeChange
from rostering.domain.shifts import Role
from rostering.errors import InputProblem
from rostering.language import _

AGENTS = {
    "id": ("工号",),
    "name": ("姓名",),
    "grade": ("职级",),
    "roles": ("技能", "岗位"),
    "weekly_hours": ("周工时",),
    "hired": ("入职日期",),
    "left": ("离职日期",),
    "working_since": ("参加工作日期",),
    "team": ("班组",),
    "device_pin": ("考勤号",),
    "base": ("底薪",),
    "floating": ("浮动工资",),
}
GRADES = {
    "agent": ("工号",),
    "name": ("姓名",),
    "grade": ("职级",),
    "from": ("生效日期",),
    "agreed": ("本人同意",),
}
REQUIRED = ("id", "name", "grade", "roles", "weekly_hours", "hired")


def read_agents(
    path: Path,
    roles: Mapping[str, Role],
    grades: Mapping[str, str],
    problems: list[InputProblem],
) -> tuple[tuple[Agent, ...], dict[str, str]]:
    """The agents in the order of the table, and every id in it with its name, of rows with
    problems too.

    `grades` has every word for a grade with its name.
    """
    agents: list[Agent] = []
    ids: set[str] = set()
    pins: dict[str, str] = {}
    rows = read_rows(path, AGENTS, REQUIRED, problems)
    for row in rows:
        agent = _agent(row, roles, grades)
        if agent is not None:
            _twice(row, agent, ids, pins)
            agents.append(agent)
    return tuple(agents), {values.plain(row.raw("id")): row.raw("name") for row in rows}


def _agent(row: Row, roles: Mapping[str, Role], grades: Mapping[str, str]) -> Agent | None:
    before = len(row.problems)
    code, name = values.plain(row.text("id") or ""), row.text("name")
    if code and not re.fullmatch(r"[A-Za-z0-9_-]+", code):
        row.wrong("id", _("an id has letters, digits, - and _ alone"))
    grade = row.meaning("grade", grades)
    skills = _skills(row, roles)
    hired, left = row.date("hired"), row.date("left", empty=True)
    if hired and left and left < hired:
        row.wrong("left", _("is before the day of hiring"))
    weekly = row.read("weekly_hours", values.hours_of, _("is no number of hours"))
    since = row.date("working_since", empty=True)
    base = row.read("base", values.fen_of, _("is no amount of yuan"), empty=True)
    floating = row.read("floating", values.fen_of, _("is no amount of yuan"), empty=True)
    if len(row.problems) > before or weekly is None or not (code and name and grade and hired):
        return None
    return Agent(
        code, name, grade, skills, weekly, hired, left, since,
        row.raw("team"), row.raw("device_pin"), base, floating,
    )  # fmt: skip


def _skills(row: Row, roles: Mapping[str, Role]) -> tuple[str, ...]:
    """The role codes of the cell, in which roles may stand by their labels."""
    words = labelled(roles)
    skills = re.split(r"[;,、\s]+", values.plain(row.text("roles") or ""))
    found = (row.meaning_of("roles", skill, words) for skill in skills if skill)
    return tuple(role for role in found if role is not None)


def _twice(row: Row, agent: Agent, ids: set[str], pins: dict[str, str]) -> None:
    """Report an id or a clock number that a row above has; `pins` says whose each is."""
    if agent.id in ids:
        row.wrong("id", _("the id is there twice"))
    ids.add(agent.id)
    if agent.device_pin in pins:
        owner = pins[agent.device_pin]
        row.wrong("device_pin", _("the clock number is that of {agent}").format(agent=owner))
    elif agent.device_pin:
        pins[agent.device_pin] = agent.id


def read_grades(
    path: Path,
    agents: Mapping[str, str],
    grades: Mapping[str, str],
    problems: list[InputProblem],
) -> tuple[GradeChange, ...]:
    """Changes of grade, and whether the agent agreed to each in writing."""
    changes = []
    for row in read_rows(path, GRADES, ("agent", "grade", "from"), problems):
        agent, grade = row.agent(agents), row.meaning("grade", grades)
        since, agreed = row.date("from"), row.yes("agreed")
        if agent and grade and since and agreed is not None:
            changes.append(GradeChange(agent, grade, since, agreed))
    return tuple(changes)
