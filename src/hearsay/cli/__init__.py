"""The ``hearsay`` command: read options, call the API, print. Only here is anything printed.

``group.py`` has the exit codes, ``options.py`` the options commands share, ``reading.py`` what is
read, ``output.py`` where it goes, ``commands.py`` the commands themselves.
"""

from hearsay.cli.commands import main

__all__ = ["main"]
