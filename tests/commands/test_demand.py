"""Demand as a supervisor looks at it: every role, or one alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rostering.commands import run
from tests.commands.conftest import Type


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demand") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    return folder


def test_one_role_is_shown_alone(typed: Type) -> None:
    code, out, _err = typed("demand", "show", "--week", "2026-W23", "--role", "field")
    assert code == 0
    assert "field 外勤" in out
    assert "phone 电话" not in out


def test_a_role_may_be_named_by_its_label(typed: Type) -> None:
    _code, out, _err = typed("demand", "show", "--date", "2026-06-01", "--role", "来宾", "--json")
    shown = json.loads(out)
    assert {row["role"] for row in shown["demand"]} == {"walk_in"}
    assert {row["role"] for row in shown["curve"]} <= {"walk_in"}


def test_a_role_that_there_is_not_has_a_hint(typed: Type) -> None:
    code, _out, err = typed("demand", "show", "--role", "fon")
    assert code == 1
    assert "no such role" in err
    assert "there are: phone, walk_in, field" in err or "did you mean phone?" in err
