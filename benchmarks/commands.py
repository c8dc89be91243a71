"""A month of a large centre through the commands that people type: seconds and memory of each.

    python -m benchmarks.commands [--record postgresql://USER@HOST/DATABASE] [--keep FOLDER] [AGENTS …]

For each number of agents, by default 1000, a centre folder is made from the generated month of
`benchmarks.attendance_month`, without the days that would keep the month from being closed. Each
command is a process of its own, as it is for the person who types it. By default the record is the
SQLite file of the folder.

    python -m benchmarks.commands --reading

Every command that only reads, on the sample centre with its month imported: the least processor's time of
some runs. Python keeps what it compiled, as it does for a person, even where that is switched off.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMMANDS = (
    "check",
    "roster publish --despite benchmark",
    "leave import leave.csv",
    "overtime import overtime.csv",
    "punches import punches.csv --complete-from 2026-04-29 --complete-until 2026-06-02",
    "punches import again.csv",
    "attendance reconcile --month 2026-05",
    "attendance reconcile --month 2026-05",
    "attendance exceptions --month 2026-05",
    "attendance show A000003 --month 2026-05",
    "payroll run --month 2026-05",
    "payroll show A000003 --month 2026-05",
    "payroll explain A000003 1 --month 2026-05",
    "schedule show A000003 --week 2026-W20",
    "payroll close --month 2026-05 --yes",
    "payroll show A000003 --month 2026-05",
    "payroll verify --month 2026-05",
    "record backup backup.db",
    "record verify",
)
PREPARED = (
    "init . --sample three-role-centre",
    "leave import leave.csv",
    "punches import punches.csv",
    "attendance reconcile --month 2026-05",
    "exam import exams.csv",
    "score import judgements.csv",
    "payroll run --month 2026-05",
    "roster build --week 2026-W23 --time-limit 10",
)
READING = (
    "--help",
    "check",
    "doctor",
    "rules list",
    "rules show minimum_rest",
    "demand show --week 2026-W22",
    "roster show --week 2026-W23",
    "roster show --week 2026-W22 --published",
    "roster check --week 2026-W23",
    "roster fairness --week 2026-W22",
    "roster diff --week 2026-W23",
    "leave list",
    "leave balance A05",
    "overtime list",
    "incident list --month 2026-05",
    "duty list --month 2026-05",
    "exam list --month 2026-05",
    "score show --month 2026-05",
    "score ranking --month 2026-05",
    "punches list",
    "attendance exceptions --month 2026-05",
    "schedule show A03 --week 2026-W22",
    "record log",
    "record verify",
)
RUNS = 5
SHOWN = 60


def main() -> None:
    """Make each centre and time every command in it."""
    options = argparse.ArgumentParser(description="A month through the commands, timed.")
    options.add_argument(
        "--record", default="", help="an empty database instead of the folder's own"
    )
    options.add_argument(
        "--keep", type=Path, help="make the centre in this folder and leave it there"
    )
    options.add_argument("agents", nargs="*", type=int, default=[1000])
    options.add_argument("--reading", action="store_true", help="commands that only read")
    chosen = options.parse_args()
    if chosen.reading:
        with tempfile.TemporaryDirectory() as name:
            read_all(Path(name))
        return
    for agents in chosen.agents:
        with tempfile.TemporaryDirectory() as name:
            folder = chosen.keep or Path(name)
            # in a process of its own: the memory of this one would count as the commands'
            words = ["-m", "benchmarks.month_centre", str(folder), str(agents)]
            subprocess.run([sys.executable, *words], check=True)
            print(f"{agents} agents", flush=True)
            run_all(folder, chosen.record)


def run_all(folder: Path, record: str) -> None:
    """Run every command in the folder and print a line of each."""
    environment = {**os.environ, "ROSTERING_WHO": "benchmark"}
    if record:
        environment["ROSTERING_RECORD"] = record
    for words in ("init .", *COMMANDS):
        if record and words.startswith("record backup"):
            continue
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "rostering", *words.split()],
            cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        output = process.stdout.read() if process.stdout else ""
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        _tell(words, process.returncode, time.perf_counter() - start, used, output)


def read_all(folder: Path) -> None:
    """Make the sample centre in the folder and print what each command that only reads takes."""
    environment = {
        **os.environ,
        "ROSTERING_WHO": "benchmark",
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    centre = folder / "centre"
    centre.mkdir()

    def run(words: str) -> tuple[float, int]:
        process = subprocess.Popen(
            [sys.executable, "-m", "rostering", *words.split()],
            cwd=centre, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        return used.ru_utime + used.ru_stime, process.returncode

    for words in PREPARED:
        run(words)
    for words in READING:
        code = run(words)[1]
        least = min(run(words)[0] for _run in range(RUNS))
        print(f"{words:<{SHOWN}} {least:5.2f} s" + (f"  exit {code}" if code else ""), flush=True)


def _tell(words: str, code: int, seconds: float, used: resource.struct_rusage, output: str) -> None:
    cpu, memory = used.ru_utime + used.ru_stime, used.ru_maxrss >> 10
    last = next((line for line in reversed(output.splitlines()) if line), "")
    print(
        f"{words[:SHOWN]:<{SHOWN}} {seconds:7.2f} s, processor {cpu:7.2f} s, {memory:>5} MiB",
        f"  exit {code}: {last}" if code else "",
        flush=True,
    )


if __name__ == "__main__":
    main()
