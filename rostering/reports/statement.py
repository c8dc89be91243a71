"""Statements for the terminal: the centre's month in a row an agent, one agent's lines, a derivation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rostering.domain.booked import STATUTORY
from rostering.domain.centre import Centre
from rostering.domain.derivation import Derivation
from rostering.domain.money import yuan
from rostering.domain.people import Agent
from rostering.domain.statement import Appraised, Entry, Statement
from rostering.language import _, in_brackets, listed
from rostering.payroll.columns import COLUMNS, column_sums
from rostering.policy.catalogue import Catalogue
from rostering.policy.choices import named
from rostering.reports.remarks import Remark, remarks
from rostering.reports.terminal import WIDTH, clip, grid, table
from rostering.reports.wrapping import wide, wrap

TITLE_ROOM = 26  # the line's number, amount and points stand before its title


def month_table(statements: Sequence[Statement], names: Mapping[str, str]) -> str:
    """One row an agent, a `*` where it is provisional, and the totals below."""
    rows = [_month_row(statement, names) for statement in statements]
    headings = [
        _("agent"), _("base"), _("float."), _("allow."), _("overt."), _("other"),
        _("deduct."), _("gross"), _("net"), _("points"),
    ]  # fmt: skip
    body = grid(headings, rows, right=headings[1:])
    columns = (
        _("base"), _("floating"), _("allow."), _("overtime"), _("other"), _("deducted"),
    )  # fmt: skip
    totals = [sum(column_sums(item)[column] for item in statements) for column in COLUMNS]
    gross = sum(statement.gross_fen for statement in statements)
    nets = [statement.net_fen for statement in statements]
    known = None not in nets
    ends = [
        *zip(columns, (yuan(fen) for fen in totals), strict=True),
        (_("gross"), yuan(gross)),
        (_("withheld"), yuan(sum(statement.withheld_fen for statement in statements))),
        (_("net"), yuan(sum(fen or 0 for fen in nets)) if known else _("not known yet")),
    ]
    provisional = any(statement.provisional for statement in statements)
    return "\n\n".join(
        part
        for part in (
            _("PROVISIONAL: open exceptions are not priced yet (*)") if provisional else "",
            body,
            _pay_day(statements[0]) if statements else "",
            table([_("total"), _("yuan")], ends, right=[_("yuan")]),
        )
        if part
    )


def _month_row(statement: Statement, names: Mapping[str, str]) -> tuple[str, ...]:
    mark = "*" if statement.provisional else ""
    net = statement.net_fen
    return (
        f"{statement.agent}{mark} {clip(names.get(statement.agent, ''), 6)}",
        *(yuan(fen) for fen in column_sums(statement).values()),
        yuan(statement.gross_fen),
        "-" if net is None else yuan(net),
        str(-statement.points_lost or 0),
    )


def statement_text(statement: Statement, agent: Agent, centre: Centre, catalogue: Catalogue) -> str:
    """One agent's statement, line by line, with what is still open and what the law says."""
    grade = catalogue.rule("grades", statement.grade)
    head = [
        f"{centre.name}  " + _("Pay statement {month}").format(month=statement.month),
        f"{agent.id} {agent.name}  {in_brackets(_(grade.title), grade.clause)}",
        _("{rostered} days rostered, {worked} days worked").format(
            rostered=statement.days_rostered, worked=statement.days_worked
        ),
    ]
    if statement.provisional:
        head.append(_("PROVISIONAL: open exceptions are not priced yet"))
    head.append(_pay_day(statement))
    head.append(_score(statement))
    head += [appraised_text(one, catalogue) for one in statement.appraisals]
    withheld = [entry for entry in statement.entries if entry.kind in STATUTORY]
    rows = [_line(entry, catalogue) for entry in statement.entries if entry not in withheld]
    total = (
        "",
        "",
        "",
        _("gross pay 应发"),
        "",
        yuan(statement.gross_fen),
        -statement.points_lost or 0,
    )
    rows += [total, *(_line(entry, catalogue) for entry in withheld)]
    net = statement.net_fen
    shown = _("not known") if net is None else yuan(net)
    rows.append(("", "", "", _("net pay 实发"), "", shown, ""))
    headings = ["#", _("date"), _("clause"), _("what"), _("from"), _("yuan"), _("points")]
    lines = table(headings, rows, right=["#", _("yuan"), _("points")])
    return "\n\n".join(["\n".join(head), lines, *_remarks(statement, catalogue)])


def appraised_text(one: Appraised, catalogue: Catalogue) -> str:
    """What an appraisal says of the month, in a line (P8)."""
    name = called(one.name, "appraisals", catalogue)
    if one.score is None:
        missing = listed(called(measure, "measures", catalogue) for measure in one.missing)
        text = _("Appraisal {name} (P8): no score yet, missing {measures}")
        return clip(text.format(name=name, measures=missing), WIDTH)
    text = _("Appraisal {name} (P8): {score}, band {band}")
    return text.format(name=name, score=one.score, band=one.band or "–")


def called(name: str, kind: str, catalogue: Catalogue) -> str:
    """A rule as people call it; its bare name where the rules have none of it."""
    rule = catalogue.of_kind(kind).get(name)
    return named(name, rule.title) if rule else name


def _score(statement: Statement) -> str:
    """The month's score with what was earned and lost (P1), or that somebody must still judge."""
    if statement.points_earned is None:
        return _("Points lost {lost}").format(lost=statement.points_lost)
    text = _("Score {score} (P1): earned {earned}, lost {lost}")
    if statement.score is None:
        text = _("No score yet, not everything is judged (P2): earned {earned}, lost {lost}")
    return text.format(
        score=statement.score, earned=statement.points_earned, lost=statement.points_lost
    )


def _line(entry: Entry, catalogue: Catalogue) -> tuple[object, ...]:
    return (
        entry.line,
        f"{entry.date:%m-%d}",
        entry.clause,
        clip(entry_name(entry, catalogue), 26),
        _inputs(entry),
        yuan(entry.amount_fen),
        -entry.points or "",
    )


def entry_name(entry: Entry, catalogue: Catalogue) -> str:
    """What a line is called."""
    if entry.rule == "other_leave":
        return _(catalogue.rule("leave", entry.kind).title)
    folder = "law" if entry.kind == "law" else "pay_rules"
    return booked_name(entry.kind) or _(catalogue.rule(folder, entry.rule).title)


def booked_name(kind: str) -> str:
    """What a line of this kind is called where no rule names it; else empty."""
    names = {
        "fine_not_collected": _("fines not collected"),
        "absence_not_collected": _("absence not collected"),
        "leave_not_collected": _("leave not collected"),
        "comp_rest": _("compensatory rest"),
        "bonus": _("Bonus 奖金"),
        "commission": _("Commission 提成"),
        "profit_share": _("Share of profit 分成"),
        "social_insurance": _("Social insurance 社保"),
        "housing_fund": _("Housing fund 公积金"),
        "income_tax": _("Income tax 个税"),
    }
    return names.get(kind, "")


def kind_name(kind: str) -> str:
    """What lines of this kind are called together."""
    return booked_name(kind) or _(kind)


def _inputs(entry: Entry) -> str:
    """What the line started from, in few letters: days or minutes, and at what percentage."""
    percent = f" {entry.percent}%" if entry.percent not in (None, 100) else ""
    if entry.halves is not None and entry.wage_fen is not None:
        return _("{days:g} d").format(days=entry.halves / 2) + percent
    if entry.minutes is not None:
        return _("{minutes} min").format(minutes=entry.minutes) + percent
    return ""


def _pay_day(statement: Statement) -> str:
    if statement.pay_day is None:
        return _("Pay day: not known; the calendar of that year is not published yet (G13)")
    return _("Pay day {day} (G13)").format(day=statement.pay_day)


def _remarks(statement: Statement, catalogue: Catalogue) -> Iterator[str]:
    if statement.missing:
        text = _("To be imported: {kinds}")
        yield text.format(kinds=listed(_(kind) for kind in statement.missing))
    for title, told in remarks(statement, catalogue):
        yield "\n".join([title, *(line for one in told for line in _remark_lines(one))])


def _remark_lines(remark: Remark) -> Iterator[str]:
    """A remark, and the articles of the law below it."""
    yield f"  {remark.text}"
    if remark.articles:
        yield from (f"      {line}" for line in wrap(remark.articles, WIDTH - 6).split("\n"))


def derivation_text(derivation: Derivation) -> str:
    """The derivation as a tree in ASCII, in lines of at most 80 cells."""
    lines = wrap(derivation.text, WIDTH - TITLE_ROOM).split("\n")
    return "\n".join([*lines, *_branches(derivation, "")])


def _branches(derivation: Derivation, margin: str) -> Iterator[str]:
    """The lines of the steps that `derivation` rests on, behind `margin`."""
    for number, part in enumerate(derivation.parts, 1):
        last = number == len(derivation.parts)
        inner = margin + ("   " if last else "|  ")
        first, *more = wrap(part.text, WIDTH - wide(inner) - 2).split("\n")
        yield f"{margin}{'`-' if last else '|-'} {first}"
        hanging = inner + ("|" if part.parts else " ")
        yield from (f"{hanging} {line}" for line in more)
        yield from _branches(part, inner)
