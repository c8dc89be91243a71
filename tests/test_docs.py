"""What the documents and the help texts say can be typed: every command, every option, every link."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from rostering.commands.root import group, users

ROOT = Path(__file__).parents[1]
PAGES = [
    *ROOT.glob("*.md"),
    *(ROOT / "docs").glob("*.md"),
    *(ROOT / "samples").glob("*/README.md"),
]
IN_TEXT = re.compile(
    r"^\s*(?:\$ )?(rostering (?!\.)[a-z-].*)$|`(rostering [a-z-][^`]*)`", re.MULTILINE
)


def commands(
    at: click.Group = group, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(at)
    for name in at.list_commands(context):
        command = at.get_command(context, name)
        assert command is not None
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


ALL = dict(commands())
VERBS = {path: command for path, command in ALL.items() if not isinstance(command, click.Group)}


def examples_of(command: click.Command) -> list[str]:
    return re.findall(r"^\s*(rostering .*)$", command.help or "", re.MULTILINE)


def typed() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for match in IN_TEXT.finditer(page.read_text(encoding="utf-8")):
            yield page.name, (match[1] or match[2]).strip()
    for path, command in ALL.items():
        for line in examples_of(command):
            yield " ".join(path), line


def options(command: click.Command) -> set[str]:
    return {
        name
        for parameter in command.params
        for name in (*parameter.opts, *parameter.secondary_opts)
    }


@pytest.mark.parametrize(("where", "line"), sorted(set(typed())))
def test_a_command_that_is_written_down_can_be_typed(where: str, line: str) -> None:
    words = shlex.split(line.split("  ")[0].split(" # ")[0])[1:]
    at: click.Command = group
    seen: list[str] = []
    skip = False
    for word in words:
        if skip or word in ("…", "..."):
            skip = False
        elif word.startswith("--"):
            known = options(group) | options(at) | {"--help", "--version"}
            assert word.split("=")[0] in known, f"{where}: {line}: {word}"
            skip = word in ("--centre", "--lang", "--color", "--who")
        elif isinstance(at, click.Group) and word.islower():
            found = at.get_command(click.Context(at), word)
            assert found is not None, f"{where}: {line}: {word}"
            at = found
            seen.append(word)


@pytest.mark.parametrize("path", sorted(VERBS), ids=" ".join)
def test_every_help_has_examples(path: tuple[str, ...]) -> None:
    lines = examples_of(VERBS[path])
    assert lines
    assert all(line.startswith("rostering ") for line in lines)


@pytest.mark.parametrize("path", sorted(VERBS), ids=" ".join)
def test_every_option_is_explained(path: tuple[str, ...]) -> None:
    silent = [
        parameter.name
        for parameter in VERBS[path].params
        if isinstance(parameter, click.Option) and not parameter.help
    ]
    assert silent == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_the_first_page_of_help_says_who_uses_which_command() -> None:
    named = [name for names in users().values() for name in names]
    everybody = {"demo", "init", "check"}
    assert len(named) == len(set(named))
    assert set(named) | everybody == {path[0] for path in ALL if len(path) == 1}
