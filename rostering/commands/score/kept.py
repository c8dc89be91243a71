"""Whether a centre keeps the monthly score: one that appraises otherwise may do without (P1, P8)."""

from __future__ import annotations

from datetime import date

from rostering.commands.session import Session
from rostering.errors import PolicyError
from rostering.language import _


def shown_by(session: Session, month: str) -> str:
    """The command that shows what the marks of a month (`YYYY-MM`) come to: score or appraisal."""
    kept = session.catalogue.rule("score", "total").enabled_on(date.fromisoformat(f"{month}-01"))
    return f"{'score' if kept else 'appraisal'} show --month {month}"


def refuse_without_score(session: Session, day: date) -> None:
    """Raise PolicyError where the centre keeps no monthly score on `day`."""
    if not session.catalogue.rule("score", "total").enabled_on(day):
        message = _("this centre keeps no monthly score: rules/score/total.toml is not enabled")
        raise PolicyError(message, _("see its appraisals: rostering appraisal show"))
