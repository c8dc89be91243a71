"""Why a figure is what it is: a tree that a person can follow down to the punch."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Derivation:
    """A step: what it is about (`topic`), what it says, and the steps that it rests on.

    `topic` is a stable English word for programs (rule, value, shift, punch, formula …).
    """

    topic: str
    text: str
    parts: tuple[Derivation, ...] = ()
