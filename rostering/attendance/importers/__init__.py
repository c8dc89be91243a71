"""Clock formats, one file each."""
