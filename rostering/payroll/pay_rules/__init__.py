"""Pay rules, one file each: findings in, entries out."""
