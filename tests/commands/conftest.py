"""A centre in its own folder, and commands typed in it; a module that uses them makes `ready`."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from rostering.commands import run

Type = Callable[..., tuple[int, str, str]]


@pytest.fixture
def centre(ready: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(ready, tmp_path / "centre"))


@pytest.fixture
def typed(centre: Path, capsys: pytest.CaptureFixture[str]) -> Type:
    """Type a command; the result is its exit code and what it printed."""

    def type_(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run(["--centre", str(centre), "--who", "Zhou", *words])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return type_
