"""`python -m rostering` is the same program as `rostering`."""

from rostering.commands import main

if __name__ == "__main__":
    main()
