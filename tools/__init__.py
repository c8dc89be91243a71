"""Tools for those who keep the project; none of them is in the wheel."""
