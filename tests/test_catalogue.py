"""The Chinese catalogue: whole, compiled, and true to the places that are filled in."""

from __future__ import annotations

import re
import string

import pytest
from babel.messages.catalog import Message

from tools.catalogue import COMPILED, FOLDER, catalogues, compiled, gathered, missing, translations


@pytest.fixture(scope="module")
def messages() -> list[Message]:
    rooms = catalogues(gathered(), translations())
    return [message for room in rooms.values() for message in room if message.id]


def forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.id, str) else list(message.string)


def places(text: str) -> set[str]:
    """The names that a text leaves open, with how their numbers are written."""
    try:
        fields = list(string.Formatter().parse(text))
    except ValueError:
        return set()
    return {f"{name}:{how}" for _text, name, how, _kind in fields if name and name.isidentifier()}


def test_every_text_has_a_translation() -> None:
    """`make catalogue` lists those that are missing; write them into the .po file of their room."""
    rooms = catalogues(gathered(), translations())
    assert [message.id for message in missing(rooms)] == []


def test_every_text_of_click_has_a_translation() -> None:
    known = translations()
    texts = {text for room, text, _file, _of in gathered() if room == "click"}
    assert "Show this message and exit." in texts
    assert not [
        text for text in texts if ("", text if isinstance(text, str) else text[0]) not in known
    ]


def test_a_translation_leaves_the_same_places_open(messages: list[Message]) -> None:
    wrong = []
    for message in messages:
        originals = [message.id] if isinstance(message.id, str) else message.id
        texts = [text for text in forms(message) if text]  # those without any are told above
        named = [places(original) for original in originals]
        must, may = set.intersection(*named), set.union(*named)
        wrong += [text for text in texts if not must <= places(text) <= may]
    assert wrong == []


def test_chinese_sentences_have_chinese_punctuation(messages: list[Message]) -> None:
    half = re.compile(
        r"[\u4e00-\u9fff”》）][,;:?!]( |$)|[,;?!][\u4e00-\u9fff“《（]|[\u4e00-\u9fff]\.( |$)"
    )
    texts = [text for message in messages for text in forms(message)]
    assert [text for text in texts if half.search(text)] == []


def test_the_compiled_catalogue_is_that_of_the_texts() -> None:
    """After a change of a .po file: `make catalogue`."""
    assert compiled() == COMPILED.read_bytes()


def test_a_room_has_its_own_file() -> None:
    assert {"commands", "reports", "rules", "click"} <= {file.stem for file in FOLDER.glob("*.po")}
