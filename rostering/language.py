"""The language of everything a person reads: English in the code, other languages from the catalogues.

`_` marks and translates a text. The language is chosen once, before any command is built, because
Click fixes its help texts when a command is made.
"""

from __future__ import annotations

import gettext
from pathlib import Path

CATALOGUES = Path(__file__).parent / "locale"
LANGUAGES = ("en", "zh")
_FOLDERS = {"zh": "zh_CN"}

_translations: gettext.NullTranslations = gettext.NullTranslations()
_current = "en"


def use_language(language: str) -> None:
    """Switch every later `_` to `language` ("en" or "zh"); unknown languages fall back to English."""
    global _translations, _current
    folder = _FOLDERS.get(language)
    _translations = (
        gettext.translation("rostering", CATALOGUES, [folder], fallback=True)
        if folder
        else gettext.NullTranslations()
    )
    _current = language if folder else "en"


def current_language() -> str:
    """The language in use: "en" or "zh"."""
    return _current


def _(text: str) -> str:
    """The text in the language in use."""
    return _translations.gettext(text)


def plural(singular: str, several: str, count: int, **more: object) -> str:
    """The form of a text that fits `count`, with `{count}` and what else it names filled in."""
    return _translations.ngettext(singular, several, count).format(count=count, **more)
