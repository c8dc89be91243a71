"""What if: a request and its rules changed on trial, in a small language.

    agents+2 phone              two more agents, of the role alone
    agents-1 walk_in            one agent fewer in the role
    demand+10% [walk_in]        the target of a role, or of all, higher or lower
    leave A03 2026-06-03 [2026-06-05]
    rule minimum_rest.hours=10  another value, of a constraint or preference

Each function gives a new request and catalogue; what it was given stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

from rostering.domain.calendar import Period
from rostering.domain.leave import LeaveDay, LeaveStatus, Part
from rostering.domain.people import Agent
from rostering.domain.request import Demand, RosterRequest
from rostering.errors import InputError, InputProblem, near_word
from rostering.language import _, listed
from rostering.policy.catalogue import Catalogue
from rostering.policy.rule import DatedValue, Parameter, Rule, Value

Week = tuple[RosterRequest, Catalogue]
FORMS = ("agents+1 ROLE", "demand+10% ROLE", "leave AGENT DATE", "rule NAME.PARAMETER=VALUE")
VERBS = ("agents", "demand", "leave", "rule")
AGENTS = re.compile(r"^agents\s*([+-])\s*(\d+)\s+(\S+)$")
DEMAND = re.compile(r"^demand\s*([+-])\s*(\d+)\s*%(?:\s+(\S+))?$")
LEAVE = re.compile(r"^leave\s+(\S+)\s+(\S+?)(?:\s+(\S+))?$")
RULE = re.compile(r"^rule\s+(\w+)\.(\w+)\s*=\s*(.+)$")
KINDS = ("constraints", "preferences")
INTERN = "intern"
TRUE, FALSE = ("yes", "true", "on"), ("no", "false", "off")


def changed(request: RosterRequest, catalogue: Catalogue, texts: Iterable[str]) -> Week:
    """The request and the rules after all changes, one after the other.

    Raises InputError with every change that cannot be understood or made.
    """
    week = request, catalogue
    problems: list[InputProblem] = []
    for text in texts:
        try:
            week = _changed(week, " ".join(text.split()))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return week


def _changed(week: Week, text: str) -> Week:
    forms: Sequence[tuple[re.Pattern[str], Callable[..., Week]]] = (
        (AGENTS, _with_agents),
        (DEMAND, _with_demand),
        (LEAVE, _with_leave),
        (RULE, _with_rule),
    )
    for pattern, change in forms:
        found = pattern.match(text)
        if found:
            return change(week, text, *found.groups())
    verb = re.match(r"\w*", text)
    near = get_close_matches(verb[0].lower() if verb else "", VERBS, 1)
    known = [form for form in FORMS if near and form.startswith(near[0])] or FORMS
    hint = _("write it as {forms}").format(forms=", ".join(f'"{form}"' for form in known))
    raise _wrong(text, _("is no change that can be tried"), "", hint)


def _with_agents(week: Week, text: str, sign: str, number: str, role: str) -> Week:
    request, catalogue = week
    role = _role(request, text, role)
    own = [agent for agent in request.agents if role in agent.roles]
    count = int(number)
    if not count:
        raise _wrong(text, _("is nobody"), number, _("write a number from 1 on"))
    if sign == "+":
        return _with_more(request, own, role, count), catalogue
    if count > len(own):
        message = _("takes more agents away than {role} has: {have}")
        raise _wrong(text, message.format(role=role, have=len(own)), number)
    # who knows this role alone goes first, so that the others lose least; then who came last
    order = sorted(range(len(own)), key=lambda place: (len(own[place].roles), -place))
    gone = [own[place] for place in order[:count]]
    return without_agents(request, {agent.id for agent in gone}), catalogue


def _with_more(
    request: RosterRequest, own: Sequence[Agent], role: str, count: int
) -> RosterRequest:
    """New agents of the role alone, from the first day on, with the usual grade and contract."""
    like = own or request.agents
    grades = Counter(agent.grade for agent in like if agent.grade != INTERN)
    grade = grades.most_common(1)[0][0] if grades else "agent"
    minutes = Counter(agent.weekly_minutes for agent in like).most_common(1)[0][0] if like else 2400
    taken = {agent.id for agent in request.agents}
    names = (f"new{place}" for place in range(1, len(taken) + count + 1))
    ids = [name for name in names if name not in taken][:count]
    new = (Agent(one, one, grade, (role,), minutes, request.period.start) for one in ids)
    return replace(request, agents=(*request.agents, *new))


def without_agents(request: RosterRequest, gone: set[str]) -> RosterRequest:
    """The request without these agents and all that was asked of and for them."""
    published = request.published
    if published is not None:
        published = replace(
            published,
            assignments=tuple(one for one in published.assignments if one.agent not in gone),
            duties=tuple(one for one in published.duties if one.agent not in gone),
        )
    return replace(
        request,
        agents=tuple(agent for agent in request.agents if agent.id not in gone),
        leave=tuple(one for one in request.leave if one.agent not in gone),
        requests=tuple(one for one in request.requests if one.agent not in gone),
        limits=tuple(one for one in request.limits if one.agent not in gone),
        pairs=tuple(one for one in request.pairs if not {one.one, one.other} & gone),
        published=published,
    )


def _with_demand(week: Week, text: str, sign: str, number: str, role: str | None) -> Week:
    request, catalogue = week
    roles = {_role(request, text, role)} if role else set(request.roles)
    percent = int(number) if sign == "+" else -int(number)
    if percent < -100:
        raise _wrong(text, _("takes more than everything away"), f"{percent} %")
    carried: Counter[str] = Counter()
    rows = [
        _scaled(row, percent, carried) if row.role in roles else row
        for row in sorted(request.demand, key=lambda row: (row.date, row.start, row.end, row.role))
    ]
    return replace(request, demand=tuple(rows)), catalogue


def _scaled(row: Demand, percent: int, carried: Counter[str]) -> Demand:
    """The row with its target scaled; the minimum stays.

    People are whole: what rounding leaves, in hundredths of people-minutes, is `carried` on to the
    next row of the role, so that the people-minutes of the whole grow by the percentage.
    """
    minutes = row.end - row.start
    exact = row.target * minutes * (100 + percent) + carried[row.role]
    step = minutes * 100
    target = max((2 * exact + step) // (2 * step), 0) if step else row.target
    carried[row.role] = exact - target * step
    target = max(target, row.minimum)
    most = None if row.maximum is None else max(row.maximum, target)
    return replace(row, target=target, maximum=most)


def _with_leave(week: Week, text: str, agent: str, start: str, end: str | None) -> Week:
    request, catalogue = week
    problems: list[InputProblem] = []
    person = _agent(request, text, agent, problems)
    first = _day(text, start, problems)
    last = _day(text, end, problems) if end else first
    if first and last and last < first:
        problems += _wrong(text, _("ends before it starts"), str(end)).problems
    if problems or first is None or last is None:
        raise InputError(problems)
    away = [
        LeaveDay(person, day, "personal", Part.FULL, LeaveStatus.APPROVED, "what-if")
        for day in Period(first, last)
        if day in request.period
    ]
    if not away:
        message = _("lies outside of {period}").format(period=request.period)
        raise _wrong(text, message, start)
    return replace(request, leave=(*request.leave, *away)), catalogue


def _with_rule(week: Week, text: str, name: str, parameter: str, value: str) -> Week:
    request, catalogue = week
    rule = _rule(catalogue, text, name)
    known = rule.parameters.get(parameter)
    if known is None and parameter != "enabled":
        names = [*rule.parameters, "enabled"]
        hint = near_word(parameter, names) or _("there are {names}").format(names=listed(names))
        raise _wrong(text, _("{rule} has no such parameter").format(rule=name), parameter, hint)
    day = request.period.start
    now = known.on(day).value if known is not None else True
    new = _value(text, value, now)
    outside = known.outside(new) if known is not None else ""
    if outside:
        raise _wrong(text, _("is out of range"), value, _("give {range}").format(range=outside))
    return request, catalogue.with_([with_value(rule, parameter, new)])


def with_value(rule: Rule, parameter: str, value: Value) -> Rule:
    """The rule with one parameter at `value` on every day; "enabled" switches a rule on or off."""
    known = rule.parameters.get(parameter) or Parameter(parameter, "", "", ())
    changed = replace(known, values=(DatedValue(date.min, value, rule.file),))
    return replace(rule, parameters={**rule.parameters, parameter: changed})


def _value(text: str, typed: str, now: Value) -> Value:
    """What was typed, as a value of the kind that is there now."""
    word = typed.strip()
    if isinstance(now, bool):
        if word.lower() in (*TRUE, *FALSE):
            return word.lower() in TRUE
        raise _wrong(text, _("must be yes or no"), word)
    if isinstance(now, int):
        if re.fullmatch(r"\d+", word):
            return int(word)
        raise _wrong(text, _("must be a whole number such as {now}").format(now=now), word)
    if isinstance(now, tuple):
        parts = [part.strip().strip("\"'") for part in word.strip("[]()").split(",")]
        return tuple(int(part) if part.isdigit() else part for part in parts if part)
    return word.strip("\"'")


def _rule(catalogue: Catalogue, text: str, name: str) -> Rule:
    rules = {**catalogue.of_kind(KINDS[1]), **catalogue.of_kind(KINDS[0])}
    if name in rules:
        return rules[name]
    hint = near_word(name, rules) or _("they are listed by: rostering rules list")
    raise _wrong(text, _("is no rule of rosters"), name, hint)


def _role(request: RosterRequest, text: str, word: str) -> str:
    for role in request.roles.values():
        if word in (role.code, role.label):
            return role.code
    names = [*request.roles, *(role.label for role in request.roles.values())]
    hint = near_word(word, names) or _("there are {names}").format(names=listed(request.roles))
    raise _wrong(text, _("is no role"), word, hint)


def _agent(request: RosterRequest, text: str, word: str, problems: list[InputProblem]) -> str:
    for agent in request.agents:
        if word in (agent.id, agent.name):
            return agent.id
    names = [*(agent.id for agent in request.agents), *(agent.name for agent in request.agents)]
    hint = near_word(word, names) or near_word(word.upper(), names)
    problems += _wrong(text, _("is no agent"), word, hint).problems
    return ""


def _day(text: str, word: str, problems: list[InputProblem]) -> date | None:
    try:
        return date.fromisoformat(word)
    except ValueError:
        hint = _("write it as 2026-06-03")
        problems += _wrong(text, _("is no date"), word, hint).problems
        return None


def _wrong(text: str, message: str, value: str, hint: str = "") -> InputError:
    return InputError([InputProblem(f'--what-if "{text}"', message, value, hint)])
