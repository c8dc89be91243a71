from __future__ import annotations

from queue import Queue

import pytest

from rostering.commands import stages
from rostering.commands.stages import Stages


def test_a_quick_command_says_nothing_of_its_stages(capsys: pytest.CaptureFixture[str]) -> None:
    with Stages() as told:
        told.now("reading punches.csv")
    assert capsys.readouterr().err == ""


def test_a_stage_says_how_far_it_is() -> None:
    told = Stages()
    told.now("keeping the punches", of=40_000)
    told.done(20_000)
    assert told.text == "0 s  keeping the punches  20000 of 40000"
    told.now("packing the facts")
    assert told.text == "0 s  packing the facts"


def test_where_nothing_can_move_a_line_is_written_now_and_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines: Queue[str] = Queue()
    monkeypatch.setattr(stages, "LINES", 0.01)
    monkeypatch.setattr(stages.click, "echo", lambda text, err: lines.put(text))
    with Stages() as told:
        told.now("working out the month")
        assert "working out the month" in [lines.get(timeout=60), lines.get(timeout=60)][1]
