"""Whatever becomes of a clock file on its way, reading it ends with punches and reasons, never a fault."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rostering.attendance.clock_files import choose_importer
from rostering.discovery import modules_in
from rostering.domain.punches import Reading
from rostering.errors import PunchFileError

SAMPLES = Path(__file__).parent / "samples"
IMPORTERS = modules_in("rostering.attendance.importers")
FILES = {
    name: next(f for f in SAMPLES.glob(f"{name}.*") if not f.name.endswith(".expected.json"))
    for name in IMPORTERS
}
MUTATIONS = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.sampled_from("dri"), st.binary(max_size=6)),
    min_size=1,
    max_size=8,
)


def mutated(raw: bytes, mutations: list[tuple[float, str, bytes]]) -> bytes:
    """Bytes deleted, replaced or inserted at places given as shares of the length."""
    for share, kind, new in mutations:
        place = int(share * len(raw))
        rest = raw[place:] if kind == "i" else raw[place + max(len(new), 1) :]
        raw = raw[:place] + (b"" if kind == "d" else new) + rest
    return raw


def with_sheets_mutated(raw: bytes, mutations: list[tuple[float, str, bytes]]) -> bytes:
    """The workbook with its shared texts mutated inside the zip, so that it still opens."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, mutated(content, mutations) if "sharedStrings" in name else content)
    return out.getvalue()


def read(name: str, content: bytes) -> Reading | None:
    """What comes of the file: chosen by itself, and read by its own importer in any case."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / FILES[name].name
        file.write_bytes(content)
        try:
            choose_importer(file)[1].read(file)
        except PunchFileError:
            return None
        return IMPORTERS[name].read(file)


@pytest.mark.parametrize("name", IMPORTERS)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(mutations=MUTATIONS)
def test_a_mutated_file_gives_rows_and_reasons(
    name: str, mutations: list[tuple[float, str, bytes]]
) -> None:
    raw = FILES[name].read_bytes()
    change = with_sheets_mutated if raw.startswith(b"PK") else mutated
    for content in (change(raw, mutations), mutated(raw, mutations)):
        reading = read(name, content)
        if reading is not None:
            assert all(row.reason for row in reading.rejected)


@pytest.mark.parametrize("name", ["generic_csv", "glog", "zkteco_attlog", "feishu"])
def test_a_bad_row_costs_no_good_one(name: str) -> None:
    lines = FILES[name].read_bytes().rstrip(b"\r\n") + b"\r\n"
    whole = IMPORTERS[name].read(FILES[name])
    damaged = read(name, lines + b"\xe4\xb8\x80,,\t\t25:99,x\r\n")
    assert damaged is not None
    assert damaged.punches == whole.punches
    assert len(damaged.rejected) >= len(whole.rejected)
