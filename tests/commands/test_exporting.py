"""Where exports go: files, folders, standard output; nothing is overwritten unasked."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from rostering.commands.exporting import Destination, Made, export_options, size_of
from rostering.errors import InputError

ONE = [Made("a.html", "page")]
TWO = [Made("a.html", "page"), Made("b.html", "other")]


def chosen(*words: str) -> Destination:
    @click.command()
    @export_options("text", "json", "csv", "xlsx")
    def command(destination: Destination) -> Destination:
        return destination

    found: Destination = command.main(list(words), standalone_mode=False)
    return found


def to(path: Path | str, **more: bool) -> Destination:
    return Destination(str(path), "html", **more)


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ([], "text"),
        (["-o", "-"], "text"),
        (["-o", "x.csv"], "csv"),
        (["-o", "X.XLSX"], "xlsx"),
        (["--json"], "json"),
        (["--format", "csv"], "csv"),
        (["-o", "x.data", "--format", "csv"], "csv"),
    ],
)
def test_the_format_follows_the_ending_or_is_said(words: list[str], form: str) -> None:
    assert chosen(*words).format == form


@pytest.mark.parametrize("output", ["x.doc", "x", "exports/"])
def test_a_name_that_says_no_format_is_refused_with_the_formats(output: str) -> None:
    with pytest.raises(InputError, match="text, json, csv, xlsx"):
        chosen("-o", output)


def test_a_file_is_written_with_its_folder(tmp_path: Path) -> None:
    to(tmp_path / "new" / "x.html").write(ONE)
    assert (tmp_path / "new" / "x.html").read_text(encoding="utf-8") == "page\n"


def test_several_files_go_into_a_folder_under_their_names(tmp_path: Path) -> None:
    to(f"{tmp_path}/new/").write(TWO)
    assert sorted(file.name for file in (tmp_path / "new").iterdir()) == ["a.html", "b.html"]


def test_several_files_do_not_fit_into_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot hold 2 files"):
        to(tmp_path / "x.html").write(TWO)


def test_a_file_that_is_there_stays_and_is_named(tmp_path: Path) -> None:
    (tmp_path / "b.html").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match=r"b\.html: is there already"):
        to(tmp_path).write(TWO)
    assert [file.name for file in tmp_path.iterdir()] == ["b.html"]
    to(tmp_path, force=True).write(TWO)
    assert (tmp_path / "b.html").read_text(encoding="utf-8") == "other\n"


def test_a_dry_run_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    to(tmp_path / "x.html", dry_run=True).write(ONE)
    assert list(tmp_path.iterdir()) == []
    assert "Would write" in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_said_without_a_trace(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        to(tmp_path / "file" / "x.html").write(ONE)


def test_a_file_that_cannot_be_written_is_said_by_the_name_that_was_typed() -> None:
    with pytest.raises(InputError, match=r"/proc/x\.html: cannot be written"):
        to(Path("/proc/x.html")).write(ONE)


def test_colour_does_not_reach_a_file(tmp_path: Path) -> None:
    to(tmp_path / "x.txt").write([Made("x.txt", click.style("E", fg="red"))])
    assert (tmp_path / "x.txt").read_bytes() == b"E\n"


def test_sizes_are_told_for_people() -> None:
    assert [size_of(count) for count in (9, 12_400, 3_440_000)] == ["9 B", "12 kB", "3.4 MB"]
