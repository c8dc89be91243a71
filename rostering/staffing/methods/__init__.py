"""Ways to tell how many people a role needs, one file each; a role names its own."""
