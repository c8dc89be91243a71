"""Exports as a supervisor and an agent type them, on the sample centre with its published May."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
import vobject
from python_calamine import CalamineWorkbook

from rostering.commands import run
from rostering.resources import data_folder
from tests.commands.conftest import Type

WEEK = ("--week", "2026-05-11")


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    return folder


def edited(centre: Path) -> None:
    """A draft of the published week in which A06 has no shift."""
    published = data_folder("samples") / "three-role-centre" / "published" / "2026-05.csv"
    rows = list(csv.reader(io.StringIO(published.read_text(encoding="utf-8-sig"))))
    columns = [0, 1, *(at for at, day in enumerate(rows[0]) if "2026-05-11" <= day <= "2026-05-17")]
    kept = [[row[at] if at < len(row) else "" for at in columns] for row in rows]
    for row in kept:
        if row[0] == "A06":
            row[2:] = [""] * len(row[2:])
    (centre / "rosters").mkdir(exist_ok=True)
    with (centre / "rosters" / "2026-W20.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(kept)


def test_without_a_place_it_is_shown_in_the_terminal(typed: Type) -> None:
    code, out, err = typed("roster", "export", *WEEK)
    assert code == 0
    assert out.startswith(
        "三角湖客服中心  2026-W20\nversion 1, published 2026-04-24 16:00 by 周敏\n"
    )
    assert "\x1b" not in out
    assert "Next: rostering schedule export" in err


@pytest.mark.parametrize("ending", ["txt", "json", "csv", "xlsx", "html", "pdf"])
def test_the_ending_chooses_the_form(typed: Type, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"week.{ending}"
    code, out, err = typed("roster", "export", *WEEK, "-o", str(file))
    assert (code, out) == (0, "")
    assert f"Wrote {file}" in err
    starts = {
        "txt": b"\xe4",
        "json": b"{",
        "csv": b"\xef\xbb\xbf",
        "xlsx": b"PK",
        "html": b"<!",
        "pdf": b"%PDF",
    }
    assert file.read_bytes().startswith(starts[ending])


def test_json_on_standard_output_has_its_form(typed: Type) -> None:
    _code, out, _err = typed("roster", "export", *WEEK, "--json")
    data = json.loads(out)
    assert data["schema"] == "rostering/roster-export/1"
    assert (data["from"], data["to"], data["draft"], data["version"]) == (
        "2026-05-11", "2026-05-17", False, 1,
    )  # fmt: skip


def test_a_draft_that_differs_is_marked_and_one_that_says_the_same_is_not(
    typed: Type, centre: Path
) -> None:
    edited(centre)
    _code, out, err = typed("roster", "export", *WEEK)
    assert "DRAFT, not published" in out
    assert "Next: rostering roster publish" in err
    _code, out, _err = typed("roster", "export", *WEEK, "--published")
    assert "DRAFT" not in out
    code, _out, err = typed("roster", "publish", *WEEK, "--despite", "as agreed")
    assert code == 0, err
    _code, out, _err = typed("roster", "export", *WEEK, "--json")
    assert json.loads(out)["draft"] is True  # the days have begun: version 2 came too late (D10)


def test_a_folder_gets_the_name_of_the_week_and_a_draft_says_so_in_it(
    typed: Type, centre: Path, tmp_path: Path
) -> None:
    edited(centre)
    for words in ((), ("--published",)):
        code, _out, err = typed(
            "roster", "export", *WEEK, *words, "--format", "html", "-o", f"{tmp_path}/out/"
        )
        assert code == 0, err
    names = sorted(file.name for file in (tmp_path / "out").iterdir())
    assert names == ["2026-W20-draft.html", "2026-W20.html"]


def test_calendars_are_a_file_an_agent_in_a_folder(typed: Type, tmp_path: Path) -> None:
    code, _out, err = typed("roster", "export", *WEEK, "--format", "ics")
    assert code == 1
    assert "need a folder" in err
    folder = tmp_path / "calendars"
    code, _out, err = typed("roster", "export", *WEEK, "--format", "ics", "-o", f"{folder}/")
    assert code == 0, err
    assert "Wrote 18 files" in err
    assert (folder / "A03.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_an_agents_calendar_has_the_published_shifts(typed: Type, tmp_path: Path) -> None:
    file = tmp_path / "A03.ics"
    code, _out, err = typed("schedule", "export", "A03", *WEEK, "-o", str(file), "--alarm", "30")
    assert code == 0, err
    _code, out, _err = typed("schedule", "show", "A03", *WEEK, "--json")
    shown = [(one["start"], one["end"]) for one in json.loads(out)["shifts"]]
    events = vobject.readOne(file.read_text(encoding="utf-8")).contents["vevent"]
    assert [(e.dtstart.value.isoformat(), e.dtend.value.isoformat()) for e in events] == shown


def test_who_left_before_the_week_gets_the_shifts_cancelled_that_a_calendar_still_has(
    typed: Type, centre: Path, tmp_path: Path
) -> None:
    monday = date.today() + timedelta(days=14 - date.today().weekday())
    draft = centre / "draft.csv"
    dates = ",".join(str(monday + timedelta(days=n)) for n in range(7))
    rows = ["A05,王海涛,D:phone,,,,,,", "A06,赵雪,D:phone,,,,,,"]
    for people in (rows, rows[:1]):
        draft.write_text("\n".join([f"agent,name,{dates}", *people]) + "\n", encoding="utf-8")
        assert typed("roster", "publish", str(draft), "--despite", "a short week")[0] == 0
    agents = (centre / "agents.csv").read_text(encoding="utf-8")
    gone = agents.replace("2022-03-07,,", f"2022-03-07,{monday - timedelta(days=1)},")
    (centre / "agents.csv").write_text(gone, encoding="utf-8")
    folder = tmp_path / "calendars"
    week = ("--week", str(monday))
    code, _out, err = typed("roster", "export", *week, "--format", "ics", "-o", f"{folder}/")
    assert (code, len(list(folder.iterdir()))) == (0, 18), err
    assert b"STATUS:CANCELLED" in (folder / "A06.ics").read_bytes()
    assert b"STATUS:CANCELLED" not in (folder / "A05.ics").read_bytes()
    code, out, _err = typed("roster", "export", *week, "--json")
    assert "A06" not in {one["agent"] for one in json.loads(out)["agents"]}


def test_an_agents_own_export_shows_nobody_else(typed: Type, tmp_path: Path) -> None:
    for ending in ("html", "json", "csv", "txt"):
        file = tmp_path / f"mine.{ending}"
        assert typed("schedule", "export", "A03", *WEEK, "-o", str(file))[0] == 0
        text = file.read_text(encoding="utf-8")
        assert "欧阳晓明" in text
        assert not [other for other in ("赵雪", "A06", "A07") if other in text], ending


def test_an_agents_own_workbook_has_own_days_alone(typed: Type, tmp_path: Path) -> None:
    file = tmp_path / "mine.xlsx"
    assert typed("schedule", "export", "A03", *WEEK, "-o", str(file))[0] == 0
    book = CalamineWorkbook.from_path(file)
    assert book.sheet_names == ["Roster", "A03 欧阳晓明"]
    cells = {str(cell) for row in book.get_sheet_by_name("Roster").to_python() for cell in row}
    assert not [cell for cell in cells if "A0" in cell and "A03" not in cell]


def test_a_month_is_exported_with_a_sheet_for_each_agent(typed: Type, tmp_path: Path) -> None:
    file = tmp_path / "may.xlsx"
    words = ("roster", "export", "--month", "2026-05", "--published", "--strips", "-o", str(file))
    assert typed(*words)[0] == 0
    names = CalamineWorkbook.from_path(file).sheet_names
    assert names[:3] == ["Roster", "Coverage", "Hours"]
    assert len(names) == 21


def test_days_that_no_version_speaks_of_are_left_out(typed: Type) -> None:
    _code, out, err = typed("roster", "export", "--week", "2026-W18", "--json")
    data = json.loads(out)
    assert "only 2026-05-01 – 2026-05-03 are published" in err
    assert (data["from"], data["to"]) == ("2026-05-01", "2026-05-03")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("roster", "export", "--week", "2026-W40"), 1, "no roster is published"),
        (("roster", "export", *WEEK, "--month", "2026-05"), 1, "cannot both"),
        (("roster", "export", *WEEK, "--agent", "欧阳"), 1, "did you mean 欧阳晓明"),
        (("roster", "export", *WEEK, "-o", "x.doc"), 1, "which format?"),
        (("roster", "export", *WEEK, "--format", "docx"), 2, "is not one of"),
        (("schedule", "export", "Nobody"), 1, "no such agent"),
    ],
)
def test_wrong_words_end_with_what_to_do(
    typed: Type, words: tuple[str, ...], code: int, says: str
) -> None:
    ended, out, err = typed(*words)
    assert (ended, out) == (code, "")
    assert says in err


def test_nothing_is_replaced_unasked(typed: Type, tmp_path: Path) -> None:
    file = tmp_path / "week.html"
    file.write_text("mine", encoding="utf-8")
    code, _out, err = typed("roster", "export", *WEEK, "-o", str(file))
    assert code == 1
    assert "--force" in err
    assert file.read_text(encoding="utf-8") == "mine"
    assert typed("roster", "export", *WEEK, "-o", str(file), "--force")[0] == 0
