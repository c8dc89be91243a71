"""What every answer says to the browser: run nothing, load nothing, keep nothing, tell nobody."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from rostering.reports.page import style_sheet

if TYPE_CHECKING:
    from flask import Response


def with_headers(response: Response) -> Response:
    """The answer with strict headers; the one style sheet is allowed by its hash."""
    for name, value in _headers().items():
        response.headers[name] = value
    response.headers.pop("Server", None)
    return response


def _headers() -> dict[str, str]:
    # The text of the style element begins with the line break after its tag.
    digest = hashlib.sha256(f"\n{style_sheet()}".encode()).digest()
    style = base64.b64encode(digest).decode("ascii")
    return {
        "Content-Security-Policy": (
            f"default-src 'none'; style-src 'sha256-{style}'; img-src data:; base-uri 'none'; "
            "form-action 'none'; frame-ancestors 'none'"
        ),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        # Links of agents are their keys: no other site may learn them.
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cache-Control": "no-store",
        "X-Robots-Tag": "noindex, nofollow",
    }
