"""From volumes to the people a role needs in each interval."""
