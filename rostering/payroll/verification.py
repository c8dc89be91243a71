"""A closed month held against its hashes, and worked out again from what was frozen."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from typing import Any

from rostering.language import _
from rostering.payroll.freezing import (
    as_frozen,
    content_hash,
    facts_from,
    rules_from,
    statement_content,
)
from rostering.payroll.statement import statements
from rostering.record.closing import ClosedMonth, ClosedStatement

Frozen = Mapping[str, ClosedStatement]


def changed_since_closing(closed: ClosedMonth, frozen: Frozen) -> list[str]:
    """What of the month is not as it was frozen, by its hashes alone."""
    found = [
        _("{agent}: the frozen statement was changed").format(agent=item.agent)
        for item in frozen.values()
        if content_hash(item.content, item.derivations) != item.sha256
    ]
    order = _order(closed)
    hashes = [frozen[agent].sha256 for agent in order if agent in frozen]
    if len(hashes) < len(frozen) or _whole(closed, hashes) != closed.sha256:
        found.append(_("the facts, rules or statements are not those of the closing"))
    return found


def comes_out_otherwise(closed: ClosedMonth, frozen: Frozen) -> list[str]:
    """Whose statements differ when the month is worked out again from its facts and rules."""
    facts, catalogue = facts_from(closed.facts), rules_from(closed.rules)
    made = {
        item.agent: statement_content(item)
        for item in statements(facts.pay(catalogue), facts.inputs)
    }
    return [
        _("{agent}: worked out again, the statement differs").format(agent=agent)
        for agent in {**made, **frozen}
        if agent not in made
        or agent not in frozen
        or _differs(made[agent], dict(frozen[agent].content))
    ]


def _differs(made: Mapping[str, Any], content: Mapping[str, Any]) -> bool:
    return content_hash(as_frozen(made, content)) != content_hash(content)


def _order(closed: ClosedMonth) -> list[str]:
    """The agents in the order of the centre's list, in which the statements were frozen; nobody where
    the facts cannot be read."""
    try:
        facts = json.loads(zlib.decompress(closed.facts))
        return [agent["id"] for agent in facts["inputs"]["agents"]]
    except (zlib.error, ValueError, KeyError, TypeError):
        return []


def _whole(closed: ClosedMonth, hashes: list[str]) -> str:
    return content_hash(hashes, dict(closed.basis), closed.facts.hex(), closed.rules.hex())
