"""`rostering completion SHELL`: the script that lets a shell complete commands and names."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from rostering.commands.output import examples, say
from rostering.language import _

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_ROSTERING_COMPLETE"
# Click's script for fish ends what it says of a command at the first comma.
WHOLE_HELP = ('string split ","', 'string split --max 1 ","')


def places() -> dict[str, str]:
    """Where each shell is told to read the script."""
    return {
        "bash": "echo 'eval \"$(rostering completion bash)\"' >> ~/.bashrc",
        "zsh": "echo 'eval \"$(rostering completion zsh)\"' >> ~/.zshrc",
        "fish": "rostering completion fish > ~/.config/fish/completions/rostering.fish",
    }


@click.command(
    help=_(
        "Print the script that lets your shell complete commands and options with the Tab key, and "
        "agents, weeks, months, roles and rules of the centre you are in. It is printed on standard "
        "output; how to install it for good is told beside it."
    )
    + examples("completion bash", "completion zsh", "completion fish")
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    kind = get_completion_class(shell)
    assert kind is not None
    script = kind(ctx.find_root().command, {}, "rostering", VARIABLE)
    text = script.source_template % script.source_vars()
    click.echo(text.replace(*WHOLE_HELP))
    say(_("To install it, once:") + f"  {places()[shell]}")
    say(_("Then open a new terminal."))
