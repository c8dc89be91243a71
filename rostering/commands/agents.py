"""The agents named on the command line."""

from __future__ import annotations

from difflib import get_close_matches

from rostering.domain.centre import Centre
from rostering.domain.people import Agent
from rostering.errors import InputError, InputProblem
from rostering.language import _


def known_agent(centre: Centre, name: str) -> Agent:
    """The agent with that id or name; raises InputError with a near one."""
    for agent in centre.agents:
        if name in (agent.id, agent.name):
            return agent
    known = [agent.id for agent in centre.agents] + [agent.name for agent in centre.agents]
    near = get_close_matches(name.upper(), known, 1) or get_close_matches(name, known, 1)
    hint = _("did you mean {name}?").format(name=near[0]) if near else _("see agents.csv")
    raise InputError([InputProblem("AGENT", _("no such agent"), name, hint)])
