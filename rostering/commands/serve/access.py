"""Who may look at what: the office, by a link that holds while the server runs; an agent, by a signed
link that holds some days and shows only that agent's own schedule and statements."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from rostering.errors import RosteringError
from rostering.language import _

if TYPE_CHECKING:
    from itsdangerous import URLSafeTimedSerializer

KEY_FILE = "serve.key"
KEY_VARIABLE = "ROSTERING_SERVE_KEY"
LINK_DAYS = 92
LEAST_KEY = 16  # characters of a key that a person chose


@dataclass(frozen=True, slots=True)
class Access:
    """What links are signed with. `office` is drawn anew at each start; a new `key` ends all links."""

    key: str
    days: int = LINK_DAYS
    office: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    def agent_token(self, agent: str) -> str:
        """The signed part of an agent's own link, good for `days` from now."""
        return str(self._signer().dumps(agent))

    def agent_of(self, token: str) -> str | None:
        """The agent that a token was made for; None where it is forged, damaged or too old."""
        from itsdangerous import BadData

        try:
            agent = self._signer().loads(token, max_age=self.days * 24 * 3600)
        except BadData:
            return None
        return agent if isinstance(agent, str) else None

    def opens_office(self, token: str) -> bool:
        """Whether a token is that of the office; takes as long for any wrong one."""
        return secrets.compare_digest(token.encode(), self.office.encode())

    def _signer(self) -> URLSafeTimedSerializer:
        from itsdangerous import URLSafeTimedSerializer

        return URLSafeTimedSerializer(self.key, salt="rostering agent link")


def key_of(folder: Path, *, renew: bool = False) -> str:
    """The centre's key: from ROSTERING_SERVE_KEY, or the file serve.key, made where there is none.

    `renew` draws another, which ends every link that was given out. Only the owner may read the file.
    """
    given = os.environ.get(KEY_VARIABLE, "")
    if given:
        if len(given) < LEAST_KEY:
            text = _("{variable} is too short to sign links with: at least {least} characters")
            raise RosteringError(text.format(variable=KEY_VARIABLE, least=LEAST_KEY))
        return given
    file = folder / KEY_FILE
    if renew:
        file.unlink(missing_ok=True)
    if not file.exists():
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as out:
            out.write(secrets.token_urlsafe(32) + "\n")
    key = file.read_text(encoding="ascii", errors="replace").strip()
    if len(key) < LEAST_KEY:
        raise RosteringError(
            _("{file} holds no key").format(file=file),
            _("make another: rostering serve --new-key"),
        )
    return key
