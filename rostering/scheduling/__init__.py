"""From a roster request to a roster: the only room that imports ortools."""
