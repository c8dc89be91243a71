"""Tests speak English, whatever the terminal that they are started from speaks."""

import os

os.environ["LC_ALL"] = "C.UTF-8"
