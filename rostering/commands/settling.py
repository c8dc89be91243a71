"""The command that settles an exception, as a person would type it."""

from __future__ import annotations

from rostering.domain.findings import AttendanceException

SETTLED_BY = {
    "missing_in": "--punch-in HH:MM",
    "missing_out": "--punch-out HH:MM",
    "suspect_missing_out": "--punch-out HH:MM",
    "single_punch_ambiguous": "--punch-in|--punch-out HH:MM",
    "comp_balance_short": "--leave personal",
    "annual_balance_short": "--leave personal",
}
"""By kind, where one option of `attendance decide` does it."""
BLANKS = ("…", "HH:MM", "FILE")


def settling_command(item: AttendanceException) -> str:
    """What to type behind `rostering`; the help of `attendance decide` where there is a choice."""
    if item.kind == "leave_pending":
        return f"leave approve {item.detail.rsplit(' ', 1)[-1]}"
    if item.kind == "certificate_missing":
        return f"leave certificate {item.mark} --what …"
    if item.kind == "shift_pending":
        return "punches import FILE"
    decide = f"attendance decide {item.date} {item.agent}"
    option = SETTLED_BY.get(item.kind)
    return f"{decide} {option} --why …" if option else f"{decide} --help"


def next_of(item: AttendanceException) -> str:
    """The same as a next step that can be typed as it stands: help where something is to be filled in."""
    command = settling_command(item)
    if any(blank in command for blank in BLANKS):
        return command.partition(" --")[0].removesuffix(" FILE") + " --help"
    return command
