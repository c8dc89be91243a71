"""Rotations: a pattern found as a circulation, and rosters that follow it."""
