"""Make the words of a claim readable alone: subjects, pronouns and quotation marks."""

import re
from dataclasses import dataclass

from hearsay.claim.scene import Scene
from hearsay.claim.shapes import words_as
from hearsay.records.attribution import Attribution, Manner, SourceKind
from hearsay.records.claim import ClaimKind, Hedge
from hearsay.records.document import Span
from hearsay.records.tags import Mention, MentionKind

_HE = re.compile(r"(?:He|She|he|she)\b(?!['’])")
_HIS = re.compile(r"(?:His|Her|Its|his|her|its)\b")
_IT = re.compile(r"(?:It|it)\b(?!['’])")
_OBJECT = frozenset({"him", "her", "them", "me", "us", "it", "you"})
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "this", "these"}
    | {"those", "one", "both", "some", "many", "most", "there"}
)
_NOBODY = frozenset(
    {"nobody", "no", "none", "few", "not", "neither", "anyone", "anybody", "everyone"}
)
_DETERMINERS = frozenset(
    {"the", "a", "an", "its", "their", "his", "her", "our", "my", "some", "many"}
)
_TO = re.compile(
    r"\s+(?P<not>not\s+)?to\s+(?!(?:the|an?|my|his|her|its|our|their|your|this|that|these|those|me|"
    r"him|us|them|it|all|any|every|each|no|what|which|whom)\b)(?=[a-z])"
)
_AS = re.compile(r"\s+as\s+(?=[a-z“\"])")
_AS_FIRST = re.compile(r"as\s+(?P<what>[^:]{3,200}):\s+(?P<subject>\S.*)$", re.DOTALL)
_NOUN_PHRASE = re.compile(
    r"\b(?:the|a|an|its|their|his|her|this|that)\s+(?:[\w’'–-]+\s+){0,7}[\w’'–-]+$", re.IGNORECASE
)
_DOUBLE = re.compile(r"[“”\"]")
_AFTER_HEAD = re.compile(r"\s+(?:of|in|on|at|for|from|with|to|by|who|that|which)\s+|,")
_UNNAMED = re.compile(r"not\s+to\s+be\s+(?:named|identified|quoted|further\s+identified)\b")
_I = re.compile(r"I(?:[’'](?P<short>m|ve|ll|d))?\s+(?P<next>[a-z]+(?:n[’']t)?)")
_FIRST = re.compile(r"\b(?:I|me|my|mine|myself|we|us|our|ours|you|your)\b", re.IGNORECASE)
_SHORT = {"m": "is", "ve": "has", "ll": "will", "d": "would"}
_THIRD = {"am": "is", "have": "has", "do": "does", "was": "was", "had": "had"} | {
    word: word for word in ("will", "would", "can", "could", "did", "must", "never", "went", "saw")
}
_VOWS = ("promis", "pledg", "vow")
_LONGEST_SUBJECT = 10  # words
_REACH = 160  # characters looked at for the subject of a relative clause


@dataclass(frozen=True, slots=True)
class Wording:
    """A proposition in words, and what its form says of it."""

    text: str
    kind: ClaimKind | None = None  # None: by its words
    hedge: Hedge | None = None
    subject: Span | None = None  # of a relative clause, where it stands before it


def tidy(words: str) -> str:
    """One line, without quotation marks that have lost their other half."""
    words = " ".join(words.split())
    if words.count("“") != words.count("”") or words.count('"') % 2:
        words = _DOUBLE.sub("", words)
    if words.count("‘") > words.count("’"):
        words = words.replace("‘", "")
    elif "’" in words and "‘" not in words:
        words = re.sub(r"(?<=[,.!?])’", "", words)
    return words.strip(" ,;")


def sentence(words: str) -> str:
    """With a capital first letter."""
    return words[:1].upper() + words[1:]


def denied(words: str) -> str:
    """What a denying voice says of these words."""
    return f"It is not so that {lowered(words)}"


def lowered(words: str) -> str:
    """The words as they stand within a sentence: a common first word without its capital."""
    first = words.split(None, 1)[0].lower() if words else ""
    is_common = first in words_as("before_noun") | _PRONOUNS - {"i"}
    return f"{words[:1].lower()}{words[1:]}" if is_common else words


def name_of(scene: Scene, voice: Attribution | None) -> str | None:
    """What to call whoever speaks: the name, or the words of the source where they name one."""
    if voice is None or (voice.speaker is None and len(voice.source) != 1):
        return None
    name = voice.speaker or " ".join(voice.source[0].of(scene.text).split()).removeprefix("by ")
    first = name.lower().split()[0]
    if voice.speaker is None and (
        first in _PRONOUNS | _NOBODY | words_as("relative") or len(name) > _REACH or "," in name
    ):
        return None
    is_body = voice.source_kind is not SourceKind.PERSON and "’s " not in name
    is_common = name[0].islower() or (is_body and name.split()[-1].islower())
    is_bare = is_common and first not in _DETERMINERS
    return f"the {name}" if is_bare and voice.speaker else name


def _are(name: str, voice: Attribution | None = None) -> str:
    """As in "is" or "are", by the name's number."""
    if " and " in name and (voice is None or voice.source_kind is not SourceKind.ORGANISATION):
        return "are"
    if voice is not None and voice.source_kind in {SourceKind.PERSON, SourceKind.GROUP}:
        return "are" if voice.source_kind is SourceKind.GROUP else "is"
    head = _AFTER_HEAD.split(name, maxsplit=1)[0]
    last = head.split()[-1].lower()
    is_one = last.endswith(("ss", "us", "is")) or name.removeprefix("the ").startswith("United ")
    return "are" if last.endswith("s") and not is_one else "is"


def _cue_words(scene: Scene, voice: Attribution | None) -> list[str]:
    cues = voice.cue if voice is not None else ()
    return " ".join(span.of(scene.text) for span in cues).lower().split()


def cued(scene: Scene, voice: Attribution | None, role: str) -> bool:
    """Whether the words that report this voice have a role, such as "vows"."""
    return any(word in words_as(role) for word in _cue_words(scene, voice))


def infinitive(scene: Scene, words: str, voice: Attribution | None) -> Wording | None:
    """As in: "to sail again on Monday" becomes "Greta Sundelin is to sail again on Monday"."""
    name = name_of(scene, voice)
    if name is None or _UNNAMED.match(words):
        return None
    kind, hedge = _to_come(scene, voice)
    return Wording(f"{name} {_are(name, voice)} {words}", kind, hedge)


def _to_come(scene: Scene, voice: Attribution | None) -> tuple[ClaimKind, Hedge | None]:
    """What an infinitive is, by the word that brings it: a promise, a wish, a plan."""
    if any(word in {"not", "never", "didn’t", "didn't"} for word in _cue_words(scene, voice)):
        return ClaimKind.OTHER, Hedge.POSSIBLE  # "did not promise to"
    if cued(scene, voice, "vows"):
        return ClaimKind.COMMITMENT, None
    if cued(scene, voice, "wants"):
        return ClaimKind.OPINION, Hedge.POSSIBLE
    return ClaimKind.FORECAST, Hedge.PROBABLE


def participle(scene: Scene, words: str, voice: Attribution | None) -> Wording | None:
    """As in: "having entered a site" becomes "the Institute has entered a site"."""
    name = name_of(scene, voice)
    if name is None:
        return None
    first, rest = words.split(None, 1) if " " in words else (words, "")
    are = _are(name, voice)
    verb = {"having": "has" if are == "is" else "have", "being": are}.get(first.lower())
    return Wording(f"{name} {verb} {rest}") if verb and rest else None


def phrase(scene: Scene, words: str, voice: Attribution | None) -> Wording | None:
    """What a phrase without a verb asserts by the word that brings it: "premiums to rise"."""
    if voice is None:
        return None
    swapped = _AS_FIRST.match(words)
    if swapped is not None:
        subject, what = swapped.group("subject"), swapped.group("what")
        return Wording(f"{subject} {_are(subject)} {what}", ClaimKind.OPINION)
    for pattern, role in ((_AS, "takes_as"), (_TO, None)):
        match = pattern.search(words)
        if match is None or (role is not None and not cued(scene, voice, role)):
            continue
        subject, rest = words[: match.start()].strip(), words[match.end() :].strip()
        if not _can_be_subject(subject) or not rest or (role is None and subject.lower() == "it"):
            continue
        if role is None and subject.split()[-1].lower().strip("”’") in words_as("takes_to"):
            return _own_vow(scene, subject, rest, voice)
        if role is not None:
            return Wording(f"{subject} {_are(subject)} {rest}", ClaimKind.OPINION)
        if not cued(scene, voice, "brings_to"):
            continue
        kind, hedge = _to_come(scene, voice)
        no = "not " if match.group("not") else ""
        return Wording(f"{subject} {_are(subject)} {no}to {rest}", kind, hedge)
    return _vowed_thing(scene, words, voice)


def _vowed_thing(scene: Scene, words: str, voice: Attribution) -> Wording | None:
    """As in: the mayor promised "cheaper trams for all"."""
    cue, name = _cue_words(scene, voice), name_of(scene, voice)
    is_vow = any(word.startswith(_VOWS) for word in cue) and len(words.split()) <= 15
    if name is None or not is_vow or words.split(maxsplit=1)[0].lower() in _OBJECT:
        return None  # "promised you three things"
    return Wording(f"{name} {' '.join(cue)} {words}", ClaimKind.COMMITMENT)


def _own_vow(scene: Scene, subject: str, rest: str, voice: Attribution) -> Wording | None:
    """As in: allies reaffirm "their commitment to spend more": "allies are to spend more"."""
    words, name = subject.lower().split(), name_of(scene, voice)
    is_vow = words[-1] in words_as("vows") and words[0] in {
        "their",
        "its",
        "his",
        "her",
        "our",
        "my",
    }
    if name is None or not is_vow:
        return None
    return Wording(f"{name} {_are(name, voice)} to {rest}", ClaimKind.COMMITMENT)


def _can_be_subject(words: str) -> bool:
    parts = words.split()
    if not 0 < len(parts) <= _LONGEST_SUBJECT or parts[0].lower() in _OBJECT - {"it", "you"}:
        return False
    inner = words_as("relative") | words_as("inner")
    if any(part.lower() in inner for part in parts):
        return False
    return parts[0].lower() not in words_as("subordinate") | {"to", "of", "by", "for", "in", "on"}


def called(scene: Scene, lead: str, words: str, voice: Attribution | None) -> Wording | None:
    """As in: "guidebooks call the hall “a liner”" becomes "the hall is a liner"."""
    if not cued(scene, voice, "names_as") or not _can_be_subject(lead):
        return None
    what = words.removeprefix("as ")
    return Wording(f"{lead} {_are(lead)} {what}", ClaimKind.OPINION)


def relative(scene: Scene, start: int, words: str, begin: int) -> Wording | None:
    """As in: "who spoke" with what stands before it for "who"; None where that is not plain."""
    first = max(begin, start - _REACH)
    before = scene.text[first:start].rstrip(" ,—–\n")
    end = first + len(before)
    pronoun, rest = words.split(None, 1)
    mention = scene.mention_over(end - 1) if end > begin else None
    if mention is not None and mention.span.end == end and _fits(mention, pronoun):
        return Wording(f"{mention.name} {rest}", subject=mention.span)
    found = _NOUN_PHRASE.search(before) if pronoun.lower() == "which" else None
    if found is None:
        return None
    verb, subject = rest.split()[0].lower(), " ".join(found.group().split())
    if verb in {"is", "was", "has", "are", "were", "have"}:
        is_plural = _are(subject) == "are"
        if is_plural is not (verb in {"are", "were", "have"}):
            return None
    return Wording(f"{subject} {rest}", subject=Span(first + found.start(), first + found.end()))


def _fits(mention: Mention, pronoun: str) -> bool:
    """Whether "who" or "which" can stand for what is named."""
    is_person = mention.kind is MentionKind.PERSON
    return mention.kind is not MentionKind.DATE and is_person is (pronoun.lower() == "who")


def with_names(scene: Scene, span: Span, words: str, voice: Attribution | None) -> str:
    """The words with a name for the pronoun they open with, where one is sure."""
    if voice is not None and voice.speaker is not None and (said := _of_oneself(words, voice)):
        return said
    own = _HIS.match(words)
    match = own or _HE.match(words) or _IT.match(words)
    if match is None:
        return words
    meant = _speaker_meant(scene, span, match.group().lower(), voice)
    name = name_of(scene, voice) if meant else None
    if name is None and voice is None and _HE.match(words):
        name = _person_before(scene, span)
    if name is None:
        return words
    owner = f"{name}’" if name.endswith("s") else f"{name}’s"
    return f"{owner if own else name}{words[match.end() :]}"


def _of_oneself(words: str, voice: Attribution) -> str | None:
    """What somebody says of himself, where one "I" is all that has to change."""
    match = _I.match(words)
    if match is None or voice.source_kind is not SourceKind.PERSON:
        return None
    short, following = match.group("short"), match.group("next")
    if _FIRST.search(words, match.start("next")):
        return None
    verb = following if short else _THIRD.get(following)
    if verb is None:
        return None
    first = f"{_SHORT[short]} " if short else ""
    return f"{voice.speaker} {first}{verb}{words[match.end() :]}"


def _speaker_meant(scene: Scene, span: Span, pronoun: str, voice: Attribution | None) -> str | None:
    """Whoever speaks, where the content opens with a pronoun for them: "Pask said she had"."""
    if voice is None or voice.speaker is None or voice.manner is Manner.DIRECT or not voice.source:
        return None
    if voice.source[0].start > span.start:
        return None
    wanted = SourceKind.ORGANISATION if pronoun in {"it", "its"} else SourceKind.PERSON
    first = voice.content[0].start
    opening = scene.text[first : span.start].strip(' \n“"‘').lower()
    if voice.source_kind is not wanted or opening not in {"", "that"}:
        return None
    between = Span(voice.source[-1].end, max(span.start, voice.source[-1].end + 1))
    return None if scene.mentions_in(between, MentionKind.PERSON) else voice.speaker


def _person_before(scene: Scene, span: Span) -> str | None:
    """The one person of the sentence before, where this sentence names nobody ahead."""
    number = scene.sentence_number(span.start)
    if not number:
        return None
    before = scene.sentences[number - 1].span
    named = {m.name for m in scene.mentions_in(before, MentionKind.PERSON)}
    here = scene.mentions_in(Span(before.end, span.end), MentionKind.PERSON)
    return next(iter(named)) if len(named) == 1 and not here else None
