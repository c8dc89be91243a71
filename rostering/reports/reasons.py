"""Why nobody could be placed, and why an agent's day is what it is, for the terminal and as data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rostering.domain.centre import Centre
from rostering.language import _, joined, labelled, listed, plural
from rostering.reports.changes import assigned, change_data
from rostering.reports.data import audit_data
from rostering.reports.days import minute, weekday
from rostering.reports.rule_names import rule_word
from rostering.reports.terminal import WIDTH, clip, table
from rostering.reports.wrapping import wide, wrap
from rostering.scheduling.differences import Difference
from rostering.scheduling.naming import role_name
from rostering.scheduling.reasons import DayReasons, GapReasons
from rostering.scheduling.trials import Trial

if TYPE_CHECKING:
    from rostering.scheduling.conflict import Conflict

SHOWN = 30  # agents of a large centre
SHOWN_DETAILS = 4
SHOWN_BROKEN = 2  # rules that are told in a sentence; of the others the names are


def gap_text(reasons: GapReasons, centre: Centre) -> str:
    """What is missing, each agent with what stands against it, and those who were not asked."""
    stretch = reasons.stretch
    head = _("{day} {weekday} {start}-{end} {role}: {wanted} wanted (at least {least}), {there} there").format(
        day=stretch.date,
        weekday=weekday(stretch.date),
        start=minute(stretch.start),
        end=minute(stretch.end),
        role=role_name(stretch.role, centre.roles),
        wanted=max(stretch.target, stretch.minimum),
        least=stretch.minimum,
        there=stretch.present,
    )  # fmt: skip
    head = wrap(head, WIDTH)
    parts = [head]
    if not reasons.missing:
        return "\n\n".join([head, _("Nobody is missing there.")])
    if not reasons.shifts:
        text = _(
            "No shift of the centre has {role} at work at {time}: see [[shifts]] in centre.toml."
        )
        parts.append(
            wrap(
                text.format(role=role_name(stretch.role, centre.roles), time=minute(stretch.start)),
                WIDTH,
            )
        )
    if reasons.trials:
        parts.append(_gap_table(reasons.trials[:SHOWN], centre))
    more = len(reasons.trials) - SHOWN
    if more > 0:
        parts.append(_("... and {count} more; --json lists them all").format(count=more))
    parts.append("\n".join(wrap(line, WIDTH) for line in apart(reasons, centre)))
    parts.append(_conclusion(reasons.trials, centre))
    return "\n\n".join(part for part in parts if part)


def day_text(reasons: DayReasons, centre: Centre) -> str:
    """The day, what was asked for it, and every other choice with what it would break or cost."""
    names = {agent.id: agent.name for agent in centre.agents}
    head = f"{reasons.agent} {names[reasons.agent]}  {reasons.date} {weekday(reasons.date)}"
    work = assigned(reasons.work, centre) + (_(", on duty") if reasons.on_duty else "")
    lines = [labelled(head, work)]
    if reasons.asked:
        asked = _("asked for: {requests}").format(requests=joined(reasons.asked))
        lines.append(wrap(asked, WIDTH))
    headings = [_("instead"), _("cost"), _("what it would break or cost")]
    rows = [(assigned(trial.work, centre), _cost(trial), trial) for trial in reasons.trials]
    return "\n\n".join(
        ["\n".join(lines), _table(headings, rows, centre), _day_conclusion(reasons, centre)]
    )


def gap_data(reasons: GapReasons) -> dict[str, Any]:
    """All of it as data."""
    stretch = reasons.stretch
    return {
        "date": str(stretch.date),
        "role": stretch.role,
        "start": minute(stretch.start),
        "end": minute(stretch.end),
        "present": stretch.present,
        "minimum": stretch.minimum,
        "target": stretch.target,
        "missing": reasons.missing,
        "shifts": list(reasons.shifts),
        "there": list(reasons.there),
        "on_break": list(reasons.on_break),
        "elsewhere": list(reasons.elsewhere),
        "unqualified": list(reasons.unqualified),
        "trials": [trial_data(trial) for trial in reasons.trials],
    }


def day_data(reasons: DayReasons) -> dict[str, Any]:
    """All of it as data."""
    return {
        "agent": reasons.agent,
        "date": str(reasons.date),
        "work": [f"{item.shift}:{item.role}" for item in reasons.work],
        "on_duty": reasons.on_duty,
        "asked": list(reasons.asked),
        "trials": [trial_data(trial) for trial in reasons.trials],
    }


def conflict_data(conflicts: Iterable[Conflict]) -> dict[str, Any]:
    """Rules that cannot hold together, as data."""
    return {
        "feasible": False,
        "conflict": [
            {
                "rule": one.rule,
                "agents": list(one.agents),
                "dates": [str(day) for day in one.dates],
                "message": one.message,
            }
            for one in conflicts
        ],
    }


def trial_data(trial: Trial) -> dict[str, Any]:
    """One trial as data; `cost` is null where no rule-keeping roster has it."""
    return {
        "agent": trial.agent,
        "date": str(trial.date),
        "work": [f"{item.shift}:{item.role}" for item in trial.work],
        "possible": trial.possible,
        "broken": audit_data(trial.broken, (), ())["violations"],
        "other_days": change_data(trial.others, ())["changes"],
        "cost": trial.cost if trial.possible else None,
        "differences": difference_data(trial.differences),
    }


def difference_data(differences: Iterable[Difference]) -> list[dict[str, Any]]:
    """One object a preference."""
    return [
        {
            "rule": one.rule,
            "amount": one.amount,
            "unit": one.unit,
            "cost": one.cost,
            "details": list(one.details),
        }
        for one in differences
    ]


def difference_text(differences: Sequence[Difference]) -> str:
    """What costs more and less, in the words of each preference."""
    told = [text for one in differences for text in _in_words(one)]
    more = len(told) - SHOWN_DETAILS
    if more > 1:
        told = [*told[:SHOWN_DETAILS], _("and {count} smaller ones").format(count=more)]
    return joined(told) or _("nothing")


def _in_words(difference: Difference) -> tuple[str, ...]:
    if difference.details or not difference.amount:
        return difference.details
    return (f"{difference.amount:+d} {_(difference.unit)}",)


def _gap_table(trials: Sequence[Trial], centre: Centre) -> str:
    names = {agent.id: agent.name for agent in centre.agents}
    headings = [_("agent"), _("name"), _("placed in"), _("cost"), _("what stands against it")]
    rows = [
        (
            trial.agent,
            clip(names.get(trial.agent, "?"), 8),
            f"{trial.work[0].shift} {trial.date:%m-%d}",
            _cost(trial),
            trial,
        )
        for trial in trials
    ]
    return _table(headings, rows, centre)


def _table(headings: Sequence[str], rows: Sequence[tuple[object, ...]], centre: Centre) -> str:
    """Rows that end with a trial, told in what is left of the width."""
    columns = [
        [heading, *(str(row[place]) for row in rows)] for place, heading in enumerate(headings[:-1])
    ]
    used = sum(max(wide(cell) for cell in column) + 2 for column in columns)
    told = [(*row[:-1], wrap(against(row[-1], centre), WIDTH - used)) for row in rows]  # type: ignore[arg-type]
    return table(headings, told, right=[_("cost")])


def _cost(trial: Trial) -> str:
    return f"{trial.cost:+d}" if trial.possible else _("no")


def against(trial: Trial, centre: Centre) -> str:
    """What stands against a trial, as one text."""
    if not trial.broken:
        return difference_text(trial.differences)
    if not trial.others:
        return _broken_text(trial)
    rules = listed(dict.fromkeys(rule_word(one.rule) for one in trial.broken))
    days = joined(
        _("{day} {after} instead of {before}").format(
            day=f"{one.date:%m-%d}",
            after=assigned(one.after, centre),
            before=assigned(one.before, centre),
        )
        for one in trial.others
    )
    text = _("for {rules} also {days}: {differences}")
    return text.format(rules=rules, days=days, differences=difference_text(trial.differences))


def _broken_text(trial: Trial) -> str:
    """The first rules with their sentences, the decisive ones first, and the names of all others."""
    sentences: dict[str, str] = {}
    for one in trial.decisive_first:
        sentences.setdefault(one.rule, one.message)
    rules = list(sentences)
    told = joined(labelled(rule_word(rule), sentences[rule]) for rule in rules[:SHOWN_BROKEN])
    if rules[SHOWN_BROKEN:]:
        also = _("also {rules}").format(rules=listed(map(rule_word, rules[SHOWN_BROKEN:])))
        told = joined([told, also])
    return told


def apart(reasons: GapReasons, centre: Centre) -> Iterable[str]:
    """Those who were not tried, and why, by name."""
    names = {agent.id: f"{agent.id} {agent.name}" for agent in centre.agents}
    for text, agents in (
        (_("There already: {agents}."), reasons.there),
        (_("On their break or in a meeting: {agents}."), reasons.on_break),
        (_("In another role at that time: {agents}."), reasons.elsewhere),
        (_("Not qualified for {role}: {agents}."), reasons.unqualified),
    ):
        if agents:
            yield text.format(
                agents=listed(names.get(agent, agent) for agent in agents),
                role=role_name(reasons.stretch.role, centre.roles),
            )


def _conclusion(trials: Sequence[Trial], centre: Centre) -> str:
    possible = [trial for trial in trials if trial.possible]
    if not possible:
        text = _(
            "Nobody can be placed: for each a rule forbids it, whatever else the agent does, while "
            "everybody else stays as they are."
        )
        return wrap(text, WIDTH)
    best = possible[0]
    if best.cost < 0:
        return _better(best, centre)
    text = plural(
        "One agent can be placed, at a price: {agent} costs {cost} more. Everybody else stays as they "
        "are.",
        "{count} agents can be placed, at a price: the nearest is {agent}, for {cost} more. Everybody "
        "else stays as they are.",
        len(possible),
        agent=best.agent,
        cost=best.cost,
    )
    return wrap(text, WIDTH)


def _day_conclusion(reasons: DayReasons, centre: Centre) -> str:
    possible = [trial for trial in reasons.trials if trial.possible]
    if not possible:
        return _("Everything else breaks a rule, while everybody else stays as they are.")
    best = min(possible, key=lambda trial: trial.cost)
    if best.cost < 0:
        return _better(best, centre)
    text = _(
        "It is the best choice while everybody else stays as they are: {work} is the next, for {cost} "
        "more."
    )
    return wrap(text.format(work=assigned(best.work, centre), cost=best.cost), WIDTH)


def _better(trial: Trial, centre: Centre) -> str:
    text = _(
        "{agent} in {work} would make the roster better, by {cost}: it was edited, or not searched to "
        "the end. Look longer: rostering roster build --time-limit 120"
    )
    return wrap(
        text.format(agent=trial.agent, work=assigned(trial.work, centre), cost=-trial.cost), WIDTH
    )
