"""What waits to be read, kept until it is: a desk that is stopped goes on where it was."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update

from hearsay.store.opening import Store
from hearsay.store.tables import waiting
from hearsay.store.words import storable


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits, without its bytes."""

    id: int
    job: str  # what was given together
    by: str
    name: str
    begun: int  # how often reading it was begun


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of one thing to read: its name, its bytes, and how it is to be read."""

    name: str
    data: bytes
    told: str  # JSON of whoever keeps it


def keep(store: Store, job: str, by: str, given: Sequence[Kept]) -> tuple[int, ...]:
    """Keep all of it, in order; once this returns it is on the disk. The ids."""
    shared = {"job": job, "by": storable(by), "begun": 0, "moment": store.clock()}
    with store.writing() as connection:
        return tuple(
            connection.execute(
                insert(waiting).returning(waiting.c.id),
                shared | {"name": storable(one.name), "data": one.data, "told": one.told},
            ).scalar_one()
            for one in given
        )


def begin(store: Store, wanted: int) -> Kept | None:
    """What is kept under this id; counted as begun. None where it was read by somebody else."""
    mine = waiting.c.id == wanted
    with store.writing() as connection:
        row = connection.execute(
            select(waiting.c.name, waiting.c.data, waiting.c.told).where(mine)
        ).first()
        connection.execute(update(waiting).where(mine).values(begun=waiting.c.begun + 1))
    return None if row is None else Kept(row.name, bytes(row.data), row.told)


def drop(store: Store, wanted: int) -> None:
    """It was read, or given up."""
    with store.writing() as connection:
        connection.execute(delete(waiting).where(waiting.c.id == wanted))


def list_waiting(store: Store) -> tuple[Waiting, ...]:
    """Everything that waits, first come first."""
    asked = select(*(waiting.c[name] for name in Waiting.__slots__)).order_by(waiting.c.id)
    with store.reading() as connection:
        return tuple(Waiting(*row) for row in connection.execute(asked))
