"""What must be remembered: published rosters, punches, leave, orders, runs."""
