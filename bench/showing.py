"""The command of a runner that can show what failed: ``python -m bench.causes --show``."""

import argparse
from collections.abc import Callable, Iterable

from bench.scores import Measure, render_measures

# The words of a case, and its faults in words; none where it is right.
Failures = Callable[[object, object], Iterable[tuple[str, list[str]]]]


def print_scores(
    about: str | None, measure: Callable[[object, object], list[Measure]], failures: Failures
) -> None:
    """Print the scores, and with ``--show`` the failures before them."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--show", action="store_true", help="print the failures")
    options = parser.parse_args()
    from hearsay.models.bundle import load_models
    from hearsay.reference.packs import load_packs

    models, packs = load_models(), load_packs()
    for words, faults in failures(models, packs) if options.show else ():
        if faults:
            print(words + "\n    " + "\n    ".join(faults))
    print(render_measures(measure(models, packs)))
