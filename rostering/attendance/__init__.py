"""Punches and the published roster become worked shifts and findings."""
