"""Rules of the monthly score, one file each."""
