"""Where a command writes what it made: into a file, into a folder, or to standard output.

A command that exports takes the options of `export_options` as one `Destination`, asks it for the
`format`, and gives it what it made:

    @export_options("text", "json", "html", "xlsx")
    def command(session, destination):
        destination.write([Made("2026-W23.html", page)])

A file that is there is not overwritten without --force; several files appear together or not at all.
"""

from __future__ import annotations

import functools
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from rostering.commands.output import json_option, say
from rostering.errors import InputError, InputProblem
from rostering.language import _, listed

ENDINGS = {
    "text": ".txt",
    "json": ".json",
    "csv": ".csv",
    "xlsx": ".xlsx",
    "html": ".html",
    "pdf": ".pdf",
    "ics": ".ics",
    "svg": ".svg",
}
BINARY = ("xlsx", "pdf")


@dataclass(frozen=True, slots=True)
class Made:
    """What an export made: the file name that it has in a folder, and its content."""

    name: str
    content: str | bytes


@dataclass(frozen=True, slots=True)
class Destination:
    """Where to write, in which format. An empty `output` is standard output, as `-` is."""

    output: str
    format: str
    force: bool = False
    dry_run: bool = False

    @property
    def is_screen(self) -> bool:
        """Whether the result goes to standard output."""
        return self.output in ("", "-")

    @property
    def folder(self) -> Path | None:
        """The folder that was named, there or not; None where a file or `-` was."""
        if self.is_screen:
            return None
        named = self.output.endswith(("/", os.sep)) or Path(self.output).is_dir()
        return Path(self.output) if named else None

    def write(self, made: Sequence[Made]) -> None:
        """Write it all, or refuse with InputError and write nothing."""
        if self.is_screen:
            self._show(made)
            return
        files = self._files(made)
        there = [path for path, _content in files if path.exists()]
        if there and not self.force:
            hint = _("choose another name, or add --force to replace it")
            raise InputError(
                [InputProblem(str(path), _("is there already"), "", hint) for path in there]
            )
        for path, content in files:
            if self.dry_run:
                replaced, written = (
                    _("Would replace {file} ({size})"),
                    _("Would write {file} ({size})"),
                )
                text = replaced if path in there else written
                say(text.format(file=path, size=size_of(len(content))))
        if not self.dry_run:
            _put(files)
            _tell(files)

    def _files(self, made: Sequence[Made]) -> list[tuple[Path, bytes]]:
        if self.folder is not None:
            return [(self.folder / _safe(one.name), _bytes(one.content)) for one in made]
        if len(made) != 1:
            message = _("cannot hold {count} files").format(count=len(made))
            hint = _("name a folder: -o {folder}/").format(folder=Path(self.output).stem)
            raise InputError([InputProblem(f"-o {self.output}", message, "", hint)])
        return [(Path(self.output), _bytes(made[0].content))]

    def _show(self, made: Sequence[Made]) -> None:
        where = "-o -" if self.output else "-o"
        if len(made) != 1:
            message = _("{count} files need a folder").format(count=len(made))
            raise InputError([InputProblem(where, message, "", _("name one: -o exports/"))])
        if self.dry_run:
            size = size_of(len(_bytes(made[0].content)))
            say(_("Would print {file} ({size})").format(file=made[0].name, size=size))
            return
        content = made[0].content
        if isinstance(content, str):
            click.echo(content, nl=not content.endswith("\n"))
            return
        if self.format in BINARY and sys.stdout.isatty():
            message = _("a terminal cannot show {format}").format(format=self.format)
            hint = _("name a file: -o {name}").format(name=made[0].name)
            raise InputError([InputProblem(where, message, "", hint)])
        with click.open_file("-", "wb") as out:
            out.write(content)


def export_options(*formats: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The options -o, --format, --json, --force and --dry-run, given to the command as `destination`.

    The first format is that of standard output where none is asked for.
    """
    options: list[Callable[[Callable[..., Any]], Callable[..., Any]]] = [
        click.option(
            "-o",
            "--output",
            default="",
            metavar="FILE|DIR|-",
            help=_("Where to write; its ending chooses the format. Standard output if not given."),
        ),
        click.option(
            "--format",
            "form",
            type=click.Choice(formats),
            help=_("The format, where the file's ending does not say it."),
        ),
        json_option,
        click.option("--force", is_flag=True, help=_("Replace files that are there.")),
        click.option(
            "--dry-run", is_flag=True, help=_("Say what would be written; write nothing.")
        ),
    ]

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def called(
            *args: Any,
            output: str,
            form: str | None,
            as_json: bool,
            force: bool,
            dry_run: bool,
            **more: Any,
        ) -> Any:
            chosen = "json" if as_json else form or _by_ending(output, formats)
            destination = Destination(output, chosen, force, dry_run)
            return function(*args, destination=destination, **more)

        whole: Callable[..., Any] = called
        for option in reversed(options):
            whole = option(whole)
        return whole

    return decorate


def _by_ending(output: str, formats: Sequence[str]) -> str:
    """The format that the name of the file says; raises InputError where it says none of these."""
    if output in ("", "-"):
        return formats[0]
    ending = Path(output).suffix.lower()
    found = [name for name in formats if ENDINGS[name] == ending]
    if found and not Path(output).is_dir():
        return found[0]
    known = listed(formats)
    message = _("which format?")
    hint = _("add --format with one of {formats}, or end the name with one").format(formats=known)
    raise InputError([InputProblem(f"-o {output}", message, "", hint)])


def size_of(count: int) -> str:
    """Bytes as a person reads them: 840 B, 12 kB, 3.4 MB."""
    if count < 1000:
        return f"{count} B"
    return f"{count / 1000:.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"


def _bytes(content: str | bytes) -> bytes:
    if isinstance(content, bytes):
        return content
    plain = click.unstyle(content)
    return (plain if plain.endswith("\n") else plain + "\n").encode()


def _safe(name: str) -> str:
    """A file name without what file systems refuse."""
    return "".join("_" if sign in '<>:"/\\|?*' or ord(sign) < 32 else sign for sign in name)


def _put(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write all files under other names first, then give them theirs."""
    written: list[tuple[str, Path]] = []
    path = files[0][0]
    try:
        for path, content in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=".export-")
            written.append((name, path))
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).chmod(0o666 & ~_umask())
        for name, path in written:
            Path(name).replace(path)
    except OSError as error:
        raise InputError(
            [InputProblem(str(path), _("cannot be written"), error.strerror or "")]
        ) from None
    finally:
        for name, _path in written:
            with suppress(OSError):
                Path(name).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _tell(files: Sequence[tuple[Path, bytes]]) -> None:
    if len(files) == 1:
        path, content = files[0]
        say(_("Wrote {file} ({size})").format(file=path, size=size_of(len(content))))
    elif files:
        size = size_of(sum(len(content) for _path, content in files))
        text = _("Wrote {count} files to {folder} ({size})")
        say(text.format(count=len(files), folder=files[0][0].parent, size=size))
