"""Whatever has a result gives it as data, and rows set aside are told in lines that fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from wcwidth import wcswidth

from rostering.commands import run
from rostering.commands.root import group
from rostering.language import speaking

Type = Callable[..., tuple[int, str, str]]

NO_DATA = {
    ("demo",), ("init",), ("completion",), ("serve",), ("roster", "publish"), ("record", "restore"),
}  # fmt: skip
"""What shows a page, makes a folder, asks, or goes on until it is ended."""


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    return folder


def without_data(noun: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The commands below `noun` that have no `--json`, by their words."""
    context = click.Context(noun)
    for name in noun.list_commands(context):
        found = noun.get_command(context, name)
        if isinstance(found, click.Group):
            yield from without_data(found, (*path, name))
        elif found is not None and not any("--json" in one.opts for one in found.params):
            yield (*path, name)


def test_whatever_has_a_result_gives_it_as_data() -> None:
    assert set(without_data(group)) - NO_DATA == set()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_rows_that_are_set_aside_fit_the_terminal(typed: Type, centre: Path, language: str) -> None:
    rows = "".join(
        f"1004,2026-06-{day} 25:61:00,K1,前门的那台考勤机，来宾接待处旁边,visit\n"
        for day in range(10, 13)
    )
    (centre / "june.csv").write_text("agent,time,device,place,kind\n" + rows)
    with speaking(language):
        code, out, error = typed("punches", "import", str(centre / "june.csv"))
    assert code == 0, error
    assert [line for line in out.splitlines() if wcswidth(line) > 80] == []
    assert sum("1004,2026-06-1" in line for line in out.splitlines()) == 3
