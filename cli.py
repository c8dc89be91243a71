"""Run the program from a checkout: `python cli.py --help`."""

from rostering.commands import main

if __name__ == "__main__":
    main()
