from __future__ import annotations

from collections.abc import Iterator

import pytest

from rostering.language import current_language, use_language


@pytest.fixture
def chinese() -> Iterator[None]:
    """Chinese for one test."""
    before = current_language()
    use_language("zh")
    yield
    use_language(before)
