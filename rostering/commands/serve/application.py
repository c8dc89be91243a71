"""The web application: addresses to pages, for reading only.

The office's pages stand behind a link that holds while the server runs and is kept in a cookie; an
agent's pages behind a signed link of their own (`/me/TOKEN`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import TYPE_CHECKING, Any

from rostering.commands.serve import months, office, own
from rostering.commands.serve.access import Access
from rostering.commands.serve.addresses import found, period_of
from rostering.commands.serve.headers import with_headers
from rostering.commands.serve.reading import Reading
from rostering.domain.people import Agent
from rostering.errors import RosteringError
from rostering.language import _
from rostering.reports.page.sections import Cell, Section, sections_page

if TYPE_CHECKING:
    from flask import Flask, Response

COOKIE = "rostering_office"


def application(
    reading: Reading,
    access: Access,
    hosts: Collection[str],
    today: Callable[[], date] = date.today,
) -> Flask:
    """The application; it answers only to the names in `hosts`, so that no other site can borrow the
    browser of somebody who has it open."""
    from flask import Flask, abort, request

    app = Flask(__name__, static_folder=None)
    app.url_map.strict_slashes = False

    @app.before_request
    def only_known_hosts() -> None:
        name = request.host.rsplit(":", 1)[0].strip("[]").lower()
        if name not in hosts:
            abort(421)

    app.after_request(with_headers)
    _add_errors(app)
    _add_office(app, reading, access)
    _add_own(app, reading, access, today)
    return app


def _add_errors(app: Flask) -> None:
    from werkzeug.exceptions import HTTPException

    @app.errorhandler(RosteringError)
    def refused(error: RosteringError) -> tuple[str, int]:
        lines = (*error.message.split("\n"), error.hint)
        return _message(_("This cannot be shown"), *(line for line in lines if line)), 409

    @app.errorhandler(HTTPException)
    def missing(error: HTTPException) -> tuple[str, int] | Response:
        code = error.code or 500
        if code < 400:
            return error.get_response()  # type: ignore[return-value]
        texts = {
            403: (_("This page needs a link"), _("Open it with the link that was given to you.")),
            404: (_("There is no such page"), _("Go back, or begin at the first page.")),
            405: (_("These pages are only for reading"), ""),
            421: (_("This server does not go by that name"), _("Start it with --url ADDRESS.")),
        }
        title, line = texts.get(code, (_("Something went wrong"), error.name))
        return _message(title, *([line] if line else [])), code

    @app.errorhandler(Exception)
    def fault(error: Exception) -> tuple[str, int]:
        app.logger.exception("a page failed", exc_info=error)
        text = _(
            "This is a fault of the program, not of your data. The window of the server says more."
        )
        return _message(_("Something went wrong"), text), 500


def _message(title: str, *lines: str) -> str:
    return sections_page(title, [Section(title, text=lines)])


def _add_office(app: Flask, reading: Reading, access: Access) -> None:
    from flask import abort, redirect, request

    def guarded_by_link(view: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(**places: str) -> Any:
            if not access.opens_office(request.cookies.get(COOKIE, "")):
                abort(403)
            return view(**places)

        guarded.__name__ = view.__name__
        return guarded

    @app.get("/open/<token>")
    def open_office(token: str) -> Any:
        if not access.opens_office(token):
            abort(403)
        answer = redirect("/", 303)
        answer.set_cookie(COOKIE, token, httponly=True, samesite="Lax", secure=request.is_secure)
        return answer

    pages = (
        office.front_pages(reading, access)
        | office.week_pages(reading)
        | office.month_pages(reading)
    )
    for address, view in pages.items():
        app.add_url_rule(address, f"office {address}", guarded_by_link(view), methods=["GET"])


def _add_own(app: Flask, reading: Reading, access: Access, today: Callable[[], date]) -> None:
    from flask import abort

    def agent_of(token: str) -> Agent:
        name = access.agent_of(token)
        agents = reading.session().centre.agents
        agent = next((one for one in agents if one.id == name), None)
        if agent is None:
            abort(403)
        return agent

    @app.get("/me/<token>")
    def me(token: str) -> str:
        return own.own_page(reading, agent_of(token), today(), f"/me/{token}")

    @app.get("/me/<token>/statements/<month>")
    def my_statement(token: str, month: str) -> str:
        agent = agent_of(token)
        where = f"/me/{token}/statements/{month}"
        trail = [Cell(agent.name, f"/me/{token}")]
        return found(
            months.statement_page(reading, period_of(month, "month"), agent.id, where, trail)
        )

    @app.get("/me/<token>/statements/<month>/<int:line>")
    def my_line(token: str, month: str, line: int) -> str:
        agent = agent_of(token)
        trail = [Cell(agent.name, f"/me/{token}"), Cell(month, f"/me/{token}/statements/{month}")]
        return found(months.line_page(reading, period_of(month, "month"), agent.id, line, trail))
