from __future__ import annotations

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from rostering.errors import RecordError
from rostering.record.runs import (
    add_run,
    add_statements,
    latest_run,
    runs,
    statement,
    statements_of,
)


def test_the_last_run_of_a_kind_and_scope_is_found(writing: Connection) -> None:
    add_run(writing, "payroll", "2026-05", "aa", {"gross_fen": 1})
    add_run(writing, "payroll", "2026-05", "bb", {"gross_fen": 2, "名": "李"})
    add_run(writing, "payroll", "2026-06", "cc", {})
    add_run(writing, "reconcile", "2026-05", "dd", {})
    run = latest_run(writing, "payroll", "2026-05")
    assert run is not None
    assert (run.id, run.inputs_hash, run.result) == (2, "bb", {"gross_fen": 2, "名": "李"})
    assert latest_run(writing, "payroll", "2026-07") is None


def test_runs_are_listed_in_order(writing: Connection) -> None:
    for kind in ("payroll", "reconcile", "payroll"):
        add_run(writing, kind, "2026-05", "", {})
    assert [run.kind for run in runs(writing)] == ["payroll", "reconcile", "payroll"]
    assert [run.id for run in runs(writing, "payroll")] == [1, 3]


def test_each_agent_has_a_statement_in_a_run(writing: Connection) -> None:
    run = add_run(writing, "payroll", "2026-05", "", {})
    add_statements(writing, run, {"A1": {"gross_fen": 500_000}, "A2": {}})
    assert statement(writing, run, "A1") == {"gross_fen": 500_000}
    assert statement(writing, run, "A2") == {}
    assert statements_of(writing, run) == {"A1": {"gross_fen": 500_000}, "A2": {}}
    with pytest.raises(RecordError, match="run 1 has no statement for A3"):
        statement(writing, run, "A3")


def test_a_run_without_statements_is_a_run(writing: Connection) -> None:
    run = add_run(writing, "payroll", "2026-05", "", {})
    add_statements(writing, run, {})
    assert statements_of(writing, run) == {}


def test_a_statement_belongs_to_a_run(writing: Connection) -> None:
    savepoint = writing.begin_nested()
    with pytest.raises(IntegrityError):
        add_statements(writing, 99, {"A1": {}})
    savepoint.rollback()
