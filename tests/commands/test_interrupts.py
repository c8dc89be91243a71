"""A long search in a real terminal: what it draws, and what Ctrl-C and SIGTERM leave."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pexpect
import pytest

from rostering.commands import run

BUILD = ["-m", "rostering", "roster", "build", "--week", "2026-W23", "--workers", "1"]
DRAWN = re.compile(r"\r\x1b\[K([^\r\n\x1b]*)")
WIDTH = 60


@pytest.fixture
def centre(tmp_path: Path) -> Path:
    folder = tmp_path / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    return folder


_WITHOUT_A_WIDTH = {name: value for name, value in os.environ.items() if name != "COLUMNS"}


def typed(centre: Path, **environment: str) -> pexpect.spawn:
    """The search of a week in a terminal of 60 columns, once it shows how far it is."""
    child = pexpect.spawn(
        sys.executable,
        [*BUILD, "--time-limit", "120"],
        cwd=str(centre),
        encoding="utf-8",
        timeout=60,
        dimensions=(40, WIDTH),
        env={**_WITHOUT_A_WIDTH, "LANG": "C.UTF-8", **environment},
    )
    child.expect(r"\d+ s  cost")
    return child


def end_of(child: pexpect.spawn) -> tuple[int | None, str]:
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus, child.before


def test_ctrl_c_keeps_the_best_roster_so_far(centre: Path) -> None:
    child = typed(centre)
    child.sendintr()
    code, shown = end_of(child)
    assert code == 0
    assert "best so far, as the search was ended" in shown
    assert (centre / "rosters" / "2026-W23.csv").is_file()


def test_being_asked_to_end_keeps_the_best_roster_too(centre: Path) -> None:
    child = typed(centre)
    child.kill(signal.SIGTERM)
    code, _shown = end_of(child)
    assert code == 0
    assert (centre / "rosters" / "2026-W23.csv").is_file()


SLEEPING = """
import time
import rostering.commands as commands
import rostering.commands.root as root
root.group.main = lambda **options: (print("ready", flush=True), time.sleep(60))
commands.main([])
"""


def test_ending_before_the_search_begins_says_that_nothing_was_kept() -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", SLEEPING],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    child.terminate()
    _out, err = child.communicate(timeout=30)
    assert child.returncode == 130
    assert "nothing was kept" in err


def test_the_moving_line_fits_the_terminal_and_moves_ten_times_a_second_at_most(
    centre: Path,
) -> None:
    child = typed(centre)
    child.expect(r"\x1b\[K(?!2 s)\d+ s  cost")
    began = time.monotonic()
    time.sleep(1)
    child.sendintr()
    child.expect(pexpect.EOF)
    seconds = time.monotonic() - began
    shown = child.before.replace("^C", "")  # the terminal's own echo
    lines = [line for line in DRAWN.findall(shown) if " s  " in line]
    assert lines
    assert all(len(line) < WIDTH for line in lines)
    assert len(lines) <= 10 * seconds + 1


def test_where_nothing_can_move_there_is_a_line_an_improvement(centre: Path) -> None:
    child = typed(centre, TERM="dumb")
    child.sendintr()
    _code, shown = end_of(child)
    assert "\x1b[K" not in shown
