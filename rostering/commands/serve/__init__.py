"""`rostering serve`: pages to look at, for reading only."""

from __future__ import annotations

from socket import create_server as create_listener
from socket import socket

import click

from rostering.commands.output import examples, say
from rostering.commands.session import Session, pass_session
from rostering.errors import InputError, InputProblem, RosteringError
from rostering.language import _

HERE = ("127.0.0.1", "localhost", "::1")


@click.command(
    help=_(
        "Show roster, coverage, fair shares, exceptions and statements as pages in a browser, for "
        "reading only; every figure leads to where it comes from. Open the link that is printed. Each "
        "agent has a link of their own, which shows only that agent's schedule and statements. Ctrl-C "
        "ends it."
    )
    + examples(
        "serve",
        "serve --port 9000",
        "serve --url https://roster.example.com",
        "serve --new-key",
    )
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8350, show_default=True,
    help=_("The port; 0 takes any that is free."),
)  # fmt: skip
@click.option(
    "--url",
    help=_("The address that people use, where a web server with TLS stands in front of this one."),
)
@click.option(
    "--days", type=click.IntRange(1, 400), default=92, show_default=True,
    help=_("How many days an agent's link holds."),
)  # fmt: skip
@click.option("--new-key", is_flag=True, help=_("End all links that were given out."))
@pass_session
def command(session: Session, port: int, url: str | None, days: int, new_key: bool) -> None:
    _needs("flask", "waitress")
    from waitress.server import create_server

    from rostering.commands.serve.access import Access, key_of
    from rostering.commands.serve.application import application
    from rostering.commands.serve.reading import Reading

    hosts = {*HERE, *_host_of(url)}
    with session.record():
        reading = Reading(session.folder, session.database)
    centre = reading.session().centre
    access = Access(key_of(session.folder, renew=new_key), days)
    listening = _listening(port)
    server = create_server(
        application(reading, access, hosts), sockets=[listening], threads=4, ident=None
    )
    port = listening.getsockname()[1]
    address = (url or f"http://{HERE[0]}:{port}").rstrip("/")
    say(_("{centre}: open this link in a browser. Ctrl-C ends.").format(centre=centre.name))
    click.echo(f"{address}/open/{access.office}")
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
    say(_("Ended; nothing was changed."))


def _listening(port: int) -> socket:
    """A socket that others on this machine can reach, and nobody else."""
    try:
        return create_listener((HERE[0], port))
    except OSError as error:
        hint = _("choose another: rostering serve --port 0")
        raise InputError([InputProblem("--port", _("cannot be used"), str(port), hint)]) from error


def _needs(*modules: str) -> None:
    from importlib.util import find_spec

    if any(find_spec(module) is None for module in modules):
        raise RosteringError(
            _("pages need more than is installed"),
            _('install it: pip install "rostering[serve]"'),
        )


def _host_of(url: str | None) -> set[str]:
    from urllib.parse import urlsplit

    if url is None:
        return set()
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        hint = _("type it as https://roster.example.com")
        raise InputError([InputProblem("--url", _("is no address"), url, hint)])
    return {parts.hostname.lower()}
