"""What `rostering doctor` looks at: each check gives a line, and says what to do where it is not well."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from rostering import __version__
from rostering.language import _, current_language, in_brackets, listed

OK, OPTIONAL, WARNING = "ok", "optional", "warning"
EXTRAS = {"pdf": ("typst",), "serve": ("flask", "waitress"), "postgresql": ("psycopg",)}
PYTHON = (3, 11)
LEAST_FREE = 500 * 1024**2  # bytes
CHINESE = "班表客服考勤工资"
REQUIREMENT = re.compile(r"^([\w.-]+)(?:\[[^]]*])?\s*>=\s*([\d.]+)\s*(?:;\s*(.*))?$")


@dataclass(frozen=True, slots=True)
class Check:
    """`what` was looked at, its `state` (ok, optional or warning), what it `shows`, and what to `do`."""

    what: str
    state: str
    shows: str
    do: str = ""


def checks(folder: Path, database: str = "") -> Iterator[Check]:
    """Every check of this machine, and of the centre in `folder` with its record, there or at a URL."""
    yield _python()
    yield from _libraries()
    yield from _extras()
    yield _fonts()
    yield _locale()
    yield _terminal()
    yield _time_zone()
    yield _disk(folder)
    yield _centre(folder)
    yield from _record(folder, database)


def _python() -> Check:
    shows = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    if sys.version_info >= PYTHON:
        return Check(_("program"), OK, f"rostering {__version__}, {shows}")
    return Check(_("program"), WARNING, shows, _("install Python 3.11 or later"))


def _libraries() -> Iterator[Check]:
    """One line for those that are as they should be, and one for each that is not."""
    good = []
    for name, least in _required():
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            version = ""
        if version and _numbers(version) >= _numbers(least):
            good.append(f"{name} {version}")
        else:
            do = _("install it: python -m pip install '{name}>={least}'")
            yield Check(name, WARNING, version or _("missing"), do.format(name=name, least=least))
    yield Check(_("libraries"), OK, listed(good))


def _required() -> Iterator[tuple[str, str]]:
    """The libraries that the program declares, each with its lower bound."""
    for line in metadata.requires("rostering") or ():
        found = REQUIREMENT.match(line)
        if found and not found[3]:
            yield found[1], found[2]


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version)[:3])


def _extras() -> Iterator[Check]:
    for extra, names in EXTRAS.items():
        try:
            shows = listed(f"{name} {metadata.version(name)}" for name in names)
            yield Check(extra, OK, shows)
        except metadata.PackageNotFoundError:
            do = _("where it is wanted: python -m pip install 'rostering[{extra}]'")
            yield Check(extra, OPTIONAL, _("not installed"), do.format(extra=extra))


def _fonts() -> Check:
    from rostering.reports.print import FONT, is_installed, missing_glyphs

    if not is_installed():
        return Check(_("fonts"), OPTIONAL, _("only PDF needs them"))
    missing = missing_glyphs(CHINESE)
    if not missing:
        return Check(_("fonts"), OK, _("Chinese characters are there"))
    do = _("install the font {font} (Debian: apt-get install fonts-noto-cjk)").format(font=FONT)
    return Check(_("fonts"), WARNING, _("missing: {glyphs}").format(glyphs=missing), do)


def _locale() -> Check:
    said = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    encoding = sys.stdout.encoding or "ascii"
    shows = f"{said or '-'}, {encoding}, --lang {current_language()}"
    try:
        CHINESE.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        do = _("Chinese cannot be shown: set LANG=C.UTF-8 or PYTHONUTF8=1")
        return Check(_("locale"), WARNING, shows, do)
    return Check(_("locale"), OK, shows)


def _terminal() -> Check:
    columns = shutil.get_terminal_size().columns
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    shows = _("{columns} columns, {colour}").format(
        columns=columns, colour=_("colour") if colour else _("no colour")
    )
    if columns < 80:
        return Check(_("terminal"), WARNING, shows, _("make it 80 columns wide, as tables are"))
    return Check(_("terminal"), OK, shows)


def _time_zone() -> Check:
    from datetime import datetime
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    here = datetime.now().astimezone()
    shows = f"{here:%Y-%m-%d %H:%M} {here.tzname()} ({here:%z})"
    try:
        ZoneInfo("Asia/Shanghai")
    except ZoneInfoNotFoundError:
        do = _("install the time zones: python -m pip install tzdata")
        return Check(_("time zone"), WARNING, shows, do)
    return Check(_("time zone"), OK, shows)


def _disk(folder: Path) -> Check:
    place = folder if folder.is_dir() else Path()
    free = shutil.disk_usage(place).free
    shows = _("{size:.1f} GB free").format(size=free / 1024**3)
    if not os.access(place, os.W_OK):
        return Check(_("disk"), WARNING, shows, _("ask for the right to write in the folder"))
    if free < LEAST_FREE:
        return Check(_("disk"), WARNING, shows, _("free some space: half a gigabyte at least"))
    return Check(_("disk"), OK, shows)


def _centre(folder: Path) -> Check:
    from rostering.centre.reader import read_centre
    from rostering.errors import InputError

    if not (folder / "centre.toml").is_file():
        do = _("go to a centre folder, or name one with --centre")
        return Check(_("centre"), OPTIONAL, _("there is no centre.toml here"), do)
    try:
        centre = read_centre(folder)
    except InputError as error:
        shows = _("problems: {count}").format(count=len(error.problems))
        return Check(_("centre"), WARNING, shows, _("see them: rostering check"))
    return Check(_("centre"), OK, in_brackets(centre.name, centre.zone.key))


def _record(folder: Path, database: str) -> Iterator[Check]:
    from rostering.record.health import record_health

    if not (folder / "centre.toml").is_file():
        return
    health = record_health(database or folder)
    if not health.there:
        do = _("start one: rostering init .")
        yield Check(_("record"), WARNING, _("there is none"), do)
    elif health.fault:
        do = health.hint or "rostering record verify"
        yield Check(_("record"), WARNING, health.fault, do)
    elif not health.is_current:
        do = _("it is brought up to date, beside a copy of it, by the next command that opens it")
        yield Check(_("record"), OPTIONAL, _("of an older program"), do)
    else:
        shows = _("{name}, revision {revision}, sound")
        name = Path(health.name).name
        yield Check(_("record"), OK, shows.format(name=name, revision=health.revision))
