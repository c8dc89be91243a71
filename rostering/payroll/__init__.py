"""Findings become entries, and entries a statement."""
