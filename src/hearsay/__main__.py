"""``python -m hearsay`` is the ``hearsay`` command."""

from hearsay.cli import main

main(prog_name="hearsay")
