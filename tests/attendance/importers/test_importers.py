"""Every importer reads its sample file as the file beside it says, and recognises no other's."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from rostering.attendance.clock_files import choose_importer, resolve_agents
from rostering.discovery import modules_in
from rostering.domain.people import Agent
from rostering.domain.punches import RawClaim, RawPunch, Reading
from rostering.errors import PunchFileError

SAMPLES = Path(__file__).parent / "samples"
IMPORTERS = modules_in("rostering.attendance.importers")
ZONE = ZoneInfo("Asia/Shanghai")


def sample_of(name: str) -> Path:
    (file,) = (f for f in SAMPLES.glob(f"{name}.*") if not f.name.endswith(".expected.json"))
    return file


@pytest.mark.parametrize("name", IMPORTERS)
def test_a_sample_is_read_as_expected(name: str) -> None:
    expected = json.loads((SAMPLES / f"{name}.expected.json").read_text(encoding="utf-8"))
    reading = IMPORTERS[name].read(sample_of(name))
    punch = {"device": "", "place": "", "kind": "clock", "name": ""}
    claim = {"minutes": None, "name": "", "sheet": expected.get("claims_sheet", "")}
    assert [plain(item) for item in reading.punches] == [punch | p for p in expected["punches"]]
    assert [plain(item) for item in reading.claims] == [
        claim | c for c in expected.get("claims", [])
    ]
    assert [{"line": r.line, "text": r.text} for r in reading.rejected] == expected["rejected"]
    assert all(row.reason for row in reading.rejected)
    assert reading.sheet == expected.get("sheet", "")


def plain(item: RawPunch | RawClaim) -> dict[str, object]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(item).items()
    }


@pytest.mark.parametrize("name", IMPORTERS)
def test_each_sample_is_recognised_by_its_own_importer_alone(name: str) -> None:
    assert choose_importer(sample_of(name))[0] == name


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_clock_file_may_be_in_the_encodings_of_excel(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "clock.csv"
    file.write_bytes(sample_of("generic_csv").read_text(encoding="utf-8").encode(encoding))
    name, importer = choose_importer(file)
    assert name == "generic_csv"
    assert len(importer.read(file).punches) == 5


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"\x00\x01\x02\x03", b"name,age\nx,1\n", b"\x89PNG\r\n\x1a\n\x00"]
)
def test_what_is_no_clock_file_is_refused_with_a_reason(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "strange.csv"
    file.write_bytes(content)
    with pytest.raises(PunchFileError, match=r"strange\.csv"):
        choose_importer(file)


def test_a_folder_or_a_missing_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "no.csv"):
        with pytest.raises(PunchFileError, match="cannot be read"):
            choose_importer(path)


def agent(number: str, pin: str) -> Agent:
    return Agent(number, number, "agent", ("phone",), 2400, date(2020, 1, 1), device_pin=pin)


def resolved(*punches: RawPunch, zone: ZoneInfo = ZONE) -> tuple[list[str], list[str]]:
    agents = [agent("A01", "0007"), agent("A02", ""), agent("A03", "12")]
    found = resolve_agents(Reading(punches), agents, zone)
    return [punch.agent for punch in found.punches], [row.reason for row in found.rejected]


def raw(key: str, at: str = "2026-05-04T09:00:00") -> RawPunch:
    return RawPunch(key, datetime.fromisoformat(at), 1)


def test_a_clock_number_is_the_same_with_and_without_leading_zeros() -> None:
    assert resolved(raw("7"), raw("0007"), raw("00012")) == (["A01", "A01", "A03"], [])


def test_an_id_stands_for_its_agent() -> None:
    assert resolved(raw("A02"))[0] == ["A02"]


def test_a_stranger_is_set_aside_and_not_dropped() -> None:
    known, reasons = resolved(raw("99"))
    assert known == []
    assert reasons == ["no agent has this clock number or id"]


def test_wall_times_are_those_of_the_centre_and_aware_times_stay() -> None:
    agents = [agent("A01", "7")]
    reading = Reading((raw("7"), raw("7", "2026-05-04T01:00:00+00:00")))
    first, second = resolve_agents(reading, agents, ZONE).punches
    assert first.at == second.at == datetime(2026, 5, 4, 9, tzinfo=ZONE)


def test_a_time_that_the_clock_skipped_is_set_aside() -> None:
    known, reasons = resolved(raw("7", "2026-03-29T02:30:00"), zone=ZoneInfo("Europe/Berlin"))
    assert known == []
    assert "clocks went forward" in reasons[0]


def test_a_clock_that_was_never_set_is_set_aside() -> None:
    assert "1999" in resolved(raw("7", "1999-05-04T09:00:00"))[1][0]
