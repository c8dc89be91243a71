from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from rostering.domain.derivation import Derivation
from rostering.domain.packing import packed_pieces, plain, restored
from rostering.domain.punches import Punch, PunchKind


@dataclass(frozen=True)
class Facts:
    punches: tuple[Punch, ...]
    zone: ZoneInfo
    days: frozenset[date]
    value: int | str | tuple[str, ...] | None
    names: Mapping[date, str] = field(default_factory=dict)


PUNCH = Punch("A1", datetime(2026, 5, 4, 1, 2, 3, tzinfo=UTC), "门口", "", PunchKind.PHONE, 1, 7)
FACTS = Facts(
    (PUNCH, PUNCH),
    ZoneInfo("Asia/Shanghai"),
    frozenset({date(2026, 5, 2), date(2026, 5, 1)}),
    ("a", "b"),
    {date(2026, 5, 1): "劳动节"},
)


def test_what_was_packed_comes_back() -> None:
    assert restored(Facts, json.loads(json.dumps(plain(FACTS)))) == FACTS


@pytest.mark.parametrize("facts", [FACTS, (), (PUNCH,), 7, None])
def test_the_pieces_are_the_whole_in_json(facts: object) -> None:
    assert "".join(packed_pieces(facts)) == json.dumps(plain(facts), ensure_ascii=False)


def test_a_dataclass_may_hold_others_of_its_own_kind() -> None:
    tree = Derivation("line", "a", (Derivation("rule", "b"), Derivation("formula", "c")))
    assert restored(Derivation, plain(tree)) == tree


def test_what_nobody_thought_of_is_refused() -> None:
    with pytest.raises(TypeError, match="float cannot be packed"):
        plain((1.5,))
