"""The language of everything a person reads: English in the code, other languages from the catalogues.

`_` marks and translates a text. The language is chosen once, before any command is built, because
Click fixes its help texts when a command is made. `tools/catalogue.py` gathers what is marked.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

CATALOGUES = Path(__file__).parent / "locale"
DOMAIN = "rostering"
LANGUAGES = ("en", "zh")
_FOLDERS = {"en": "en", "zh": "zh_CN"}

_translations: gettext.NullTranslations = gettext.NullTranslations()
_current = "en"


def use_language(language: str) -> None:
    """Switch every later `_` to `language` ("en" or "zh"); unknown languages fall back to English.

    Click asks gettext itself: it is given the same catalogue and, through LANGUAGE, the same
    language, or a page would mix two.
    """
    global _translations, _current
    _current = language if language in LANGUAGES else "en"
    folder = _FOLDERS[_current]
    _translations = _catalogue(folder)
    gettext.bindtextdomain(DOMAIN, CATALOGUES)
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = folder


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Every `_` within it in `language`, and afterwards in the one that was in use."""
    before = _current
    use_language(language)
    try:
        yield
    finally:
        use_language(before)


@cache
def _catalogue(folder: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, CATALOGUES, [folder], fallback=True)


def current_language() -> str:
    """The language in use: "en" or "zh"."""
    return _current


def chosen_language(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> str:
    """The language to speak: of `--lang`, else of the centre, else of the locale; "en" or "zh"."""
    said = _option("--lang", arguments)
    if said in LANGUAGES:
        return said
    return _of_centre(Path(_option("--centre", arguments) or ".")) or of_locale(
        os.environ if environment is None else environment
    )


def of_locale(environment: Mapping[str, str]) -> str:
    """The language of LC_ALL, LC_MESSAGES or LANG, the first that is set; of Windows where none is."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return _spoken(environment[name])
    return _spoken(_of_windows())


def _spoken(locale: str) -> str:
    return "zh" if locale.lower().startswith(("zh", "chinese")) else "en"


def _of_windows() -> str:
    """The language of the Windows desktop, such as zh_CN; empty elsewhere."""
    import ctypes

    windows = getattr(ctypes, "windll", None)
    if windows is None:
        return ""
    import locale

    return locale.windows_locale.get(windows.kernel32.GetUserDefaultUILanguage(), "")


def _option(name: str, arguments: Sequence[str]) -> str:
    """The value of an option of the program itself, before Click has read any."""
    for position, argument in enumerate(arguments):
        if argument == name and position + 1 < len(arguments):
            return arguments[position + 1]
        if argument.startswith(f"{name}="):
            return argument.removeprefix(f"{name}=")
    return ""


def _of_centre(folder: Path) -> str:
    """What a centre.toml says, empty where it says nothing; its faults are told by its reader."""
    import tomllib

    try:
        said = tomllib.loads((folder / "centre.toml").read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return ""
    language = said.get("language")
    return language if language in LANGUAGES else ""


def _(text: str) -> str:
    """The text in the language in use."""
    return _translations.gettext(text)


def spellings(words: Iterable[str]) -> dict[str, str]:
    """What a person may type for each of the words: itself, or what it is called in any language."""
    known = {}
    for name in words:
        for folder in _FOLDERS.values():
            known[_catalogue(folder).gettext(name)] = name
    return known


def word(text: str, of: str) -> str:
    """A word that is translated otherwise in one place: `late` of a fixed duty is not `late` at work.

    Such words stand in `WORDS_OF` of tools/catalogue.py.
    """
    return _translations.pgettext(of, text)


def plural(singular: str, several: str, count: int, **more: object) -> str:
    """The form of a text that fits `count`, with `{count}` and what else it names filled in."""
    return _translations.ngettext(singular, several, count).format(count=count, **more)


def listed(words: Iterable[object]) -> str:
    """Words one after the other: `A03, A06`, in Chinese A03、A06."""
    return ("、" if _current == "zh" else ", ").join(str(one) for one in words)


def joined(sentences: Iterable[str]) -> str:
    """Parts that may have commas themselves, in one line: with `; `, in Chinese with ；."""
    return ("；" if _current == "zh" else "; ").join(sentences)


def labelled(label: str, text: object) -> str:
    """A text behind what it is: `source: S`, in Chinese 来源：S."""
    return f"{label}{'：' if _current == 'zh' else ': '}{text}"


def in_brackets(text: object, more: object) -> str:
    """A text with more of it in brackets: `agent (G5)`, in Chinese 客服专员（G5）."""
    return f"{text}（{more}）" if _current == "zh" else f"{text} ({more})"


def quoted(value: str) -> str:
    """A value as a person typed it, in the quotes of the language; what cannot be printed is escaped."""
    return f"“{repr(value)[1:-1]}”" if _current == "zh" else repr(value)
