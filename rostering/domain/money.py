"""Money is whole fen inside and decimal yuan, as text, wherever a person reads it."""

from __future__ import annotations


def yuan(fen: int) -> str:
    """Fen as yuan with two decimals: -1050 is "-10.50"."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"
