"""Groups whose commands are modules, imported when they are called and not before."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from difflib import get_close_matches

import click
from click.shell_completion import CompletionItem

from rostering.commands.completing import with_names
from rostering.language import _


class LazyGroup(click.Group):
    """A group of the commands in a package: `texts` has the one-line help of each, in order.

    A command's module is called as the command, with `_` for `-`, and holds it as `command`. Names
    that are Python keywords or built-ins end with `_` (`import_`).
    """

    def __init__(self, *args: object, package: str, texts: Mapping[str, str], **more: object):
        super().__init__(*args, **more)  # type: ignore[arg-type]
        self.package = package
        self.texts = texts

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.texts)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.texts:
            return None
        stem = cmd_name.replace("-", "_") + ("_" if cmd_name in ("import", "list") else "")
        command: click.Command = importlib.import_module(f"{self.package}.{stem}").command
        return with_names(command)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands by their one-line helps, so that none of them is loaded; options as ever."""
        found = [
            CompletionItem(name, help=_(text))
            for name, text in self.texts.items()
            if name.startswith(incomplete)
        ]
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.texts and not args[0].startswith("-"):
            near = get_close_matches(args[0], self.texts, 1)
            text = _("There is no command {name!r}.").format(name=args[0])
            if near:
                text += " " + _("Did you mean {name!r}?").format(name=near[0])
            ctx.fail(text)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(text)) for name, text in self.texts.items()])


def noun(package: str, texts: Mapping[str, str], help_text: str) -> LazyGroup:
    """The group of a noun, such as `roster`, whose verbs are the modules of `package`."""
    name = package.rsplit(".", 1)[-1]
    return LazyGroup(name=name, package=package, texts=texts, help=help_text)
