"""One file of the corpus, and what a careful reader finds in it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Told:
    """A document that should be found. ``None`` where nothing should be found."""

    text: str
    title: str | None = None
    published: date | None = None
    authors: tuple[str, ...] = ()
    speakers: tuple[str | None, ...] = ()  # of the turns of a transcript, in order
    located: tuple[str, ...] = ()  # values of the locators, in order
    within: tuple[str, ...] = ()
    url: str | None = None
    outlet: str | None = None
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """A file by name and bytes; the documents in it, and the faults told, each a piece of a line."""

    name: str
    data: bytes
    told: tuple[Told, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """As the house has them: 0 all read, 2 nothing, 3 some."""
        if not self.told:
            return 2
        return 3 if self.faults else 0
