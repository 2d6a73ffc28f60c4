"""What a request asks for: parameters to filters and windows, bodies to what they say."""

from datetime import date
from typing import Annotated

from fastapi import Depends, Path, Query
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from hearsay.errors import InputError
from hearsay.records.check import Verdict
from hearsay.records.claim import ClaimKind
from hearsay.records.document import Span
from hearsay.records.judgement import Decision
from hearsay.store.deciding import LONGEST, Ruling
from hearsay.store.filters import Filter
from hearsay.store.pages import MOST, USUAL, Window

BIGGEST = 2**31 - 1  # what every engine takes as a number


def _without_nul(text: str) -> str:
    if "\x00" in text:
        raise ValueError("a NUL character stands in no record")
    return text


Text = Annotated[str, Field(max_length=500), AfterValidator(_without_nul)]
Id = Annotated[Text, Path(description="An id; that of a document may be shortened.")]
Number = Annotated[int, Path(ge=1, le=BIGGEST)]


class Asked(BaseModel):
    """What is looked for; all that is given must hold, and of one claim what is asked of claims."""

    words: Text = Field("", description='Words, "a phrase", begin*, -unwanted.')
    speaker: Text | None = Field(None, description="Id of a speaker.")
    outlet: Text | None = None
    kind: ClaimKind | None = Field(None, description="Kind of a claim.")
    verdict: Verdict | None = Field(
        None, description="Of a claim; a person's before the program's."
    )
    pack: Text | None = Field(None, description="A pack that gave evidence.")
    since: date | None = Field(None, description="First day of publication.")
    until: date | None = Field(None, description="Last day of publication.")
    article: Text | None = Field(None, description="Id of an article: all its versions.")

    @property
    def filter(self) -> Filter:
        """The same for the store."""
        return Filter(**self.model_dump())


Looked = Annotated[Asked, Query()]


def _window(
    limit: Annotated[int, Query(ge=1, le=MOST, description="How many at most.")] = USUAL,
    cursor: Annotated[
        Text | None, Query(description="`next` of the page before; none for the first.")
    ] = None,
) -> Window:
    return Window(limit, cursor)


Wanted = Annotated[Window, Depends(_window)]


# --- bodies -------------------------------------------------------------------------------------


class Article(BaseModel):
    """A text to be read and kept."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1)
    title: str | None = Field(None, max_length=1000)
    outlet: str | None = Field(None, max_length=500)
    url: str | None = Field(None, max_length=4000)
    authors: tuple[str, ...] = Field((), max_length=100)
    published: date | None = None
    as_of: date | None = Field(None, description="The day whose record claims are compared with.")
    article: Text | None = Field(None, description="The text is the next version of this article.")


class Stretch(BaseModel):
    """Characters of the document's text."""

    model_config = ConfigDict(extra="forbid")

    start: int = Field(ge=0, le=BIGGEST)
    end: int = Field(ge=1, le=BIGGEST)


class Decided(BaseModel):
    """What somebody decides."""

    model_config = ConfigDict(extra="forbid")

    decision: Decision
    value: str = Field("", max_length=LONGEST, description="A verdict, a name, a speaker's id.")
    pieces: tuple[Stretch, ...] = Field((), max_length=50)
    why: str = Field("", max_length=LONGEST)

    @property
    def ruling(self) -> Ruling:
        """The same for the store; raises ``InputError`` where a stretch runs backward."""
        if any(piece.end <= piece.start for piece in self.pieces):
            raise InputError("a stretch ends after it begins")
        pieces = tuple(Span(piece.start, piece.end) for piece in self.pieces)
        return Ruling(self.decision, self.value, pieces, self.why)


class DecidedOn(Decided):
    """What somebody decides of a claim or an attribution."""

    record: Text = Field(description="Id of the claim or the attribution.")


class Why(BaseModel):
    """A reason."""

    model_config = ConfigDict(extra="forbid")

    why: str = Field("", max_length=LONGEST)
