"""Promotion: the conditions of one grade up, each with what was found and where it stands (G12)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from rostering.domain.fixed_duties import DutyStanding
from rostering.domain.incidents import Incident
from rostering.domain.proposals import Condition, PromotionCase
from rostering.domain.score import ExamMark, MonthScore
from rostering.errors import PolicyError
from rostering.language import _, listed, word
from rostering.payroll.duty_evidence import DutyEvidence
from rostering.payroll.proposals import Demotion
from rostering.policy.catalogue import Catalogue
from rostering.policy.incidents import PUNISHMENT, IncidentClause
from rostering.policy.rule import Rule


@dataclass(frozen=True, slots=True)
class Promotion:
    """The values of `rules/score/promotion.toml`."""

    held: tuple[str, ...]
    months_in_grade: tuple[int, ...]
    months: int
    score_least: int
    mark_least: int
    punishments_most: int
    missing_most: int


@dataclass(frozen=True, slots=True)
class PromotionFacts:
    """What one agent's case rests on as a month ends.

    `grade` is held since `since`, as `since_source` says. `months` (2026-05) are those looked at, in
    order; scores, marks and duties are by month, left out where there is none. `incidents` are those
    of these months that stand, each with its clause. `closed` are months that are frozen;
    a centre that does not `keeps_score` asks for none.
    """

    agent: str
    grade: str
    since: date
    since_source: str
    end: date
    months: tuple[str, ...]
    scores: Mapping[str, MonthScore] = field(default_factory=dict)
    marks: Mapping[str, ExamMark] = field(default_factory=dict)
    incidents: Sequence[tuple[Incident, IncidentClause]] = ()
    duties: Mapping[str, DutyEvidence] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()
    keeps_score: bool = True


def promotion_values(catalogue: Catalogue, day: date) -> Promotion:
    """The conditions in force on `day`; PolicyError where grades and months do not belong together."""
    rule = catalogue.rule("score", "promotion")
    values = rule.on(day, Promotion)
    if len(values.held) != len(values.months_in_grade):
        raise _apart(rule)
    return values


def one_up(grade: str, catalogue: Catalogue, day: date) -> str:
    """The grade one step above `grade` on the ladder; empty on its top and outside it."""
    ladder = catalogue.rule("score", "demotion").on(day, Demotion).ladder
    return ladder[ladder.index(grade) - 1] if grade in ladder[1:] else ""


def promotion_case(
    facts: PromotionFacts, to: str, values: Promotion, zone: ZoneInfo
) -> PromotionCase:
    """The agent's case for the grade `to`; nothing is decided by it."""
    conditions = (
        _service(facts, values),
        *((_scores(facts, values),) if facts.keeps_score else ()),
        _marks(facts, values, zone),
        _punishments(facts, values),
        _duties(facts, values),
    )
    return PromotionCase(facts.agent, facts.months[-1], facts.grade, to, conditions)


def whole_months(since: date, end: date) -> int:
    """Whole months from `since` to `end`, both days included: 1 March to 31 May are three."""
    following = end + timedelta(days=1)
    months = (following.year - since.year) * 12 + following.month - since.month
    return max(months - (following.day < since.day), 0)


def _service(facts: PromotionFacts, values: Promotion) -> Condition:
    found = whole_months(facts.since, facts.end)
    if facts.grade not in values.held:
        text = _("no way up from {grade} is in the rules").format(grade=word(facts.grade, "grade"))
        return Condition("months_in_grade", text, str(found), False)
    least = values.months_in_grade[values.held.index(facts.grade)]
    source = _("{grade} since {since}: {source}").format(
        grade=word(facts.grade, "grade"), since=facts.since, source=facts.since_source
    )
    needed = _("{months} months as {grade}").format(months=least, grade=word(facts.grade, "grade"))
    return Condition("months_in_grade", needed, str(found), found >= least, (source,))


def _scores(facts: PromotionFacts, values: Promotion) -> Condition:
    totals = {month: facts.scores[month].total for month in facts.months if month in facts.scores}
    met = all((totals.get(month) or 0) >= values.score_least for month in facts.months)
    needed = _("a score of {points} in each of {months} months")
    return Condition(
        "score_least",
        needed.format(points=values.score_least, months=values.months),
        listed(_or_dash(totals.get(month)) for month in facts.months),
        met,
        tuple(_score_source(month, facts) for month in facts.months),
    )


def _score_source(month: str, facts: PromotionFacts) -> str:
    score = facts.scores.get(month)
    if score is None or score.total is None:
        return _("{month}: no score, items are not judged").format(month=month)
    text = _("{month}: {total}, earned {earned}, lost {lost}").format(
        month=month, total=score.total, earned=score.earned, lost=score.lost
    )
    if month in facts.closed:
        return listed([text, _("from the closed month")])
    return listed([text, _("attendance still open")]) if score.provisional else text


def _marks(facts: PromotionFacts, values: Promotion, zone: ZoneInfo) -> Condition:
    marks = [facts.marks.get(month) for month in facts.months]
    needed = _("an exam mark of {mark} in each of {months} months")
    return Condition(
        "mark_least",
        needed.format(mark=values.mark_least, months=values.months),
        listed(_or_dash(mark.mark if mark else None) for mark in marks),
        all(mark is not None and mark.mark >= values.mark_least for mark in marks),
        tuple(
            _("{month}: {mark}, entered by {who}{at}").format(
                month=mark.month, mark=mark.mark, who=mark.who, at=_at(mark.at, zone)
            )
            if mark
            else _("{month}: no exam mark").format(month=month)
            for month, mark in zip(facts.months, marks, strict=True)
        ),
    )


def _punishments(facts: PromotionFacts, values: Promotion) -> Condition:
    found = [item for item, clause in facts.incidents if clause.side == PUNISHMENT]
    needed = _("at most {most} punishments in {months} months")
    return Condition(
        "punishments_most",
        needed.format(most=values.punishments_most, months=values.months),
        str(len(found)),
        len(found) <= values.punishments_most,
        tuple(_incident_source(item, clause) for item, clause in facts.incidents),
    )


def _incident_source(item: Incident, clause: IncidentClause) -> str:
    side = _("punishment") if clause.side == PUNISHMENT else _("reward")
    text = _("incident {id} of {date}, {side} {clause}, entered by {who}: {why}")
    return text.format(
        id=item.id, date=item.date, side=side, clause=clause.clause, who=item.who, why=item.why
    )


def _duties(facts: PromotionFacts, values: Promotion) -> Condition:
    counted = dict(_missing(facts))
    needed = _("at most {most} fixed duties missing in {months} months")
    return Condition(
        "missing_most",
        needed.format(most=values.missing_most, months=values.months),
        str(sum(counted.values())),
        sum(counted.values()) <= values.missing_most,
        tuple(_duty_source(month, facts) for month in counted),
    )


def _missing(facts: PromotionFacts) -> Iterator[tuple[str, int]]:
    for month in facts.months:
        if month in facts.duties:
            evidence = facts.duties[month]
            yield (
                month,
                sum(
                    state.standing is DutyStanding.MISSING
                    and state.owed.duty.name not in evidence.unrecorded
                    for state in evidence.lacking
                ),
            )


def _duty_source(month: str, facts: PromotionFacts) -> str:
    evidence = facts.duties[month]
    text = _("{month}: {owed} owed, {done} done, {late} late, {missing} missing").format(
        month=month,
        owed=evidence.owed,
        done=evidence.counts.get(DutyStanding.DONE, 0),
        late=evidence.counts.get(DutyStanding.LATE, 0),
        missing=evidence.counts.get(DutyStanding.MISSING, 0),
    )
    if evidence.unrecorded:
        names = listed(_(name) for name in evidence.unrecorded)
        uncounted = _("not counted, for nothing is recorded: {duties}").format(duties=names)
        return listed([text, uncounted])
    return text


def _or_dash(value: object) -> str:
    return "–" if value is None else str(value)


def _at(moment: datetime | None, zone: ZoneInfo) -> str:
    return f" {moment.astimezone(zone):%Y-%m-%d %H:%M}" if moment else ""


def _apart(rule: Rule) -> PolicyError:
    text = _("each grade of `held` needs its `months_in_grade`")
    return PolicyError(text, _("mend {file}").format(file=rule.file))
