"""A month packed whole, so that it can be worked out again years later, and the hashes over it."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rostering.attendance.month import MonthInputs
from rostering.domain.balances import NO_BALANCES, MonthBalances
from rostering.domain.booked import Booked
from rostering.domain.derivation import Derivation
from rostering.domain.packing import packed_pieces, plain, restored
from rostering.domain.statement import Statement
from rostering.language import _
from rostering.payroll.month import MonthPay, pay_month
from rostering.policy.catalogue import Catalogue
from rostering.policy.rule import Rule

WORDED = ("grades", "law", "leave", "pay_rules")
"""The rules whose titles and sources stand on a statement."""


@dataclass(frozen=True, slots=True)
class PayFacts:
    """Everything but the rules that a month's pay follows from. `comp_balance` is in minutes."""

    inputs: MonthInputs
    comp_balance: dict[str, int]
    booked: Booked
    balances: MonthBalances = NO_BALANCES

    def pay(self, catalogue: Catalogue) -> MonthPay:
        """The month's pay under `catalogue`."""
        return pay_month(
            self.inputs,
            self.comp_balance,
            catalogue,
            self.booked,
            self.balances,
        )


def packed_facts(facts: PayFacts) -> bytes:
    """The facts as packed JSON."""
    return _pack(facts)


def facts_from(packed: bytes) -> PayFacts:
    """The facts again."""
    facts: PayFacts = _unpack(PayFacts, packed)
    return facts


def packed_rules(catalogue: Catalogue) -> bytes:
    """Every rule with its values and dates, as packed JSON; files by their name alone."""
    return _pack(tuple(_portable(rule) for rule in catalogue.rules.values()))


def rules_from(packed: bytes) -> Catalogue:
    """The catalogue again."""
    rules = _unpack(tuple[Rule, ...], packed)
    return Catalogue({(rule.kind, rule.name): rule for rule in rules})


def rule_words(catalogue: Catalogue) -> dict[str, str]:
    """What titles and sources of the rules that statements name are called in the language in use."""
    texts = {
        text
        for kind in WORDED
        for rule in catalogue.of_kind(kind).values()
        for text in (rule.title, rule.source)
    }
    return {text: _(text) for text in sorted(texts) if _(text) != text}


def in_words(catalogue: Catalogue, words: Mapping[str, str]) -> Catalogue:
    """The rules with their titles and sources as `words` has them, whatever they are called today."""

    def worded(rule: Rule) -> Rule:
        title, source = (words.get(text, text) for text in (rule.title, rule.source))
        return replace(rule, title=title, source=source)

    return Catalogue({key: worded(rule) for key, rule in catalogue.rules.items()})


def rule_hashes(catalogue: Catalogue) -> dict[str, str]:
    """A hash over the values of each rule."""
    return {
        f"{kind}/{name}": content_hash(plain(_portable(rule)))
        for (kind, name), rule in sorted(catalogue.rules.items())
    }


def statement_content(statement: Statement) -> dict[str, Any]:
    """A statement as JSON can hold it."""
    content: dict[str, Any] = plain(statement)
    return content


def statement_from(content: Mapping[str, Any]) -> Statement:
    """The statement again."""
    statement: Statement = restored(Statement, dict(content))
    return statement


def derivations_content(trees: Mapping[str, Mapping[int, Derivation]]) -> dict[str, Any]:
    """The derivations by language and line as JSON can hold them."""
    return {
        language: [[line, plain(tree)] for line, tree in by_line.items()]
        for language, by_line in trees.items()
    }


def derivations_from(content: Any, language: str) -> dict[int, Derivation]:
    """The derivations again, in `language`; an older program froze the one that it was closed in."""
    listed = content if isinstance(content, list) else content.get(language, content["en"])
    return {int(line): restored(Derivation, tree) for line, tree in listed}


def as_frozen(content: Any, frozen: Any) -> Any:
    """`content` with only what `frozen` says too: an older program knew fewer things of a statement."""
    if isinstance(content, Mapping) and isinstance(frozen, Mapping):
        return {key: as_frozen(item, frozen[key]) for key, item in content.items() if key in frozen}
    if isinstance(content, list) and isinstance(frozen, list) and len(content) == len(frozen):
        return [as_frozen(item, old) for item, old in zip(content, frozen, strict=True)]
    return content


def content_hash(*content: object) -> str:
    """A hash over JSON content, whatever the order of its keys."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def lines_hash(statement: Statement) -> str:
    """A hash over what an agent acknowledges: the lines, gross and net pay."""
    content = statement_content(statement)
    return content_hash(content["entries"], content["missing"])


def _portable(rule: Rule) -> Rule:
    parameters = {
        name: replace(
            parameter,
            values=tuple(replace(item, file=_short(item.file)) for item in parameter.values),
        )
        for name, parameter in rule.parameters.items()
    }
    return replace(rule, parameters=parameters, file=_short(rule.file))


def _short(file: Path) -> Path:
    return Path(*file.parts[-2:])


def _pack(value: object) -> bytes:
    packer = zlib.compressobj()
    parts = [packer.compress(piece.encode()) for piece in packed_pieces(value)]
    return b"".join([*parts, packer.flush()])


def _unpack(of: Any, packed: bytes) -> Any:
    return restored(of, json.loads(zlib.decompress(packed)))
