"""Rosters, attendance and pay for customer-service centres, every figure traced to its rule."""

__version__ = "0.1.0"
