"""Forms that people read, one file each."""
