"""What stands below the lines of a statement: what is open, what people judge, what the law says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rostering.domain.money import yuan
from rostering.domain.statement import LegalWarning, Statement
from rostering.language import _, labelled
from rostering.policy.catalogue import Catalogue
from rostering.policy.rule import Rule
from rostering.reports.exceptions import exception_text, suggestion


@dataclass(frozen=True, slots=True)
class Remark:
    """One of them; `articles` are those of the law that it goes by, else empty."""

    text: str
    articles: str = ""

    def __str__(self) -> str:
        return f"{self.text} · {self.articles}" if self.articles else self.text


def remarks(statement: Statement, catalogue: Catalogue) -> Iterator[tuple[str, tuple[Remark, ...]]]:
    """Titles, each with the remarks below it; nothing where there is nothing to remark."""
    exceptions = (
        f"{item.date}  {exception_text(item)}  {suggestion(item.kind)}".rstrip()
        for item in statement.exceptions
    )
    laws = {rule.clause: rule for rule in catalogue.of_kind("law").values()}
    for title, told in (
        (_("Exceptions"), tuple(Remark(text) for text in exceptions)),
        (_("For people to judge"), tuple(Remark(_(flag)) for flag in statement.flags)),
        (
            _("The law beside the policy, yuan at stake"),
            tuple(_of_law(item, laws.get(item.code)) for item in statement.warnings),
        ),
    ):
        if told:
            yield title, told


def _of_law(item: LegalWarning, rule: Rule | None) -> Remark:
    """A warning with its code and yuan, and its articles."""
    what = f"{item.code} {_(rule.title) if rule else ''}".rstrip()
    told = what if item.stake_fen is None else labelled(what, yuan(item.stake_fen))
    return Remark(told, _(rule.source) if rule else "")
