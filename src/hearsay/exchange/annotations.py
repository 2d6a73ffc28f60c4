"""Annotations of other programs in files, folders and archives, read into ledgers."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from hearsay.errors import InputError
from hearsay.exchange.annotated import Read
from hearsay.exchange.brat_reading import read_brat
from hearsay.exchange.web_annotation_reading import read_web_annotations
from hearsay.records.document import Document
from hearsay.settings import Limits
from hearsay.text.archive import read_archive
from hearsay.text.drafts import Draft, Failure
from hearsay.text.readers import STANDARD_INPUT, About, make_document


def read_annotations(
    name: str, kind: str, documents: Sequence[Document], limits: Limits
) -> Iterator[Read]:
    """The ledgers of what is annotated in a file; ``kind`` is "brat" or "webanno"."""
    try:
        if kind == "webanno":
            yield from read_web_annotations(_bytes_of(name, limits), documents)
        else:
            yield from _read_brat(name, limits)
    except InputError as error:
        told = str(error)
        raise InputError(told if told.startswith(name) else f"{name}: {told}") from None


def _read_brat(name: str, limits: Limits) -> Iterator[Read]:
    texts, annotations = _brat_files(name, limits)
    if not annotations:
        raise InputError("there is no .ann file in it")
    for stem, data in sorted(annotations.items()):
        if stem not in texts:
            raise InputError(f"{stem}.ann: its text is not beside it: {stem}.txt")
        text = _decoded(texts[stem], f"{stem}.txt")
        if not text.strip():
            raise InputError(f"{stem}.txt: there is no text in it")
        about = make_document(Draft(text), About(), limits)
        if isinstance(about, Failure):
            raise InputError(f"{stem}.txt: {about.message}")
        yield read_brat(
            text, _decoded(data, f"{stem}.ann"), f"{PurePosixPath(stem).name}.ann", about
        )


def _brat_files(name: str, limits: Limits) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The texts and the annotations in a folder, an archive, or beside one another, by stem."""
    path = Path(name)
    found: dict[str, dict[str, bytes]] = {".txt": {}, ".ann": {}}
    if name == STANDARD_INPUT or path.suffix.casefold() == ".zip":
        members = read_archive(_bytes_of(name, limits), limits, _is_of_brat)
        for member in members:
            if isinstance(member, Failure):
                raise InputError(member.told)
            if _is_of_brat(member.name):
                inside = PurePosixPath(member.name)
                found[inside.suffix][str(inside.with_suffix(""))] = member.data
    elif path.is_dir():
        for one in sorted(path.rglob("*")):
            if _is_of_brat(one.name) and one.is_file():
                stem = str(one.relative_to(path).with_suffix(""))
                found[one.suffix][stem] = _bytes_of(str(one), limits)
    elif _is_of_brat(name):
        for ending, files in found.items():
            beside = path.with_suffix(ending)
            if beside.exists() or str(beside) == name:
                files[path.stem] = _bytes_of(str(beside), limits)
    else:
        raise InputError("brat's annotations are a .ann file, a folder or a .zip of them")
    return found[".txt"], found[".ann"]


def _is_of_brat(name: str) -> bool:
    return name.endswith((".ann", ".txt"))


def _decoded(data: bytes, name: str) -> str:
    """As UTF-8, every character kept: brat counts them all."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise InputError(f"{name}: not UTF-8, which brat's files are") from None


def _bytes_of(name: str, limits: Limits) -> bytes:
    try:
        if name == STANDARD_INPUT:
            data = sys.stdin.buffer.read(limits.max_bytes + 1)
        else:
            with Path(name).open("rb") as stream:
                data = stream.read(limits.max_bytes + 1)
    except FileNotFoundError:
        raise InputError(f"{name}: there is no such file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{name}: the file cannot be read: {reason}") from None
    if len(data) > limits.max_bytes:
        raise InputError(f"{name}: larger than {limits.max_bytes:,} bytes (HEARSAY_MAX_BYTES)")
    return data
