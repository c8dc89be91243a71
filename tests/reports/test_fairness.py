"""Fair shares on a screen of 80 cells, however many there are."""

from __future__ import annotations

from fractions import Fraction

from wcwidth import wcswidth

from rostering.centre.reader import read_centre
from rostering.reports.fairness import share_grid
from rostering.resources import data_folder
from rostering.scheduling.fairness import Share


def test_more_shares_than_fit_go_on_below_with_every_agent_again() -> None:
    centre = read_centre(data_folder("samples") / "three-role-centre")
    kinds = [f"{kind}{number}" for kind in ("早班", "night") for number in range(12)]
    shares = [
        Share("rotate_shifts", kind, agent.id, Fraction(205, 10), 100)
        for agent in centre.agents
        for kind in kinds
    ]
    lines = share_grid(shares, centre).splitlines()
    assert max(wcswidth(line) for line in lines) <= 80
    heads = [line for line in lines if line.startswith("agent")]
    assert [word for head in heads for word in head.split()[2:]] == kinds
    assert sum(line.startswith("A01") for line in lines) == len(heads) > 1
