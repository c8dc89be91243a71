"""Soft rules of the hours within a shift, one file each."""
