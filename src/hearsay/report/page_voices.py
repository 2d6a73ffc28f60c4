"""Every record of a page by speaker: what each says, how, and what the record says of it."""

from hearsay.records.attribution import Attribution
from hearsay.records.claim import Claim
from hearsay.report import words
from hearsay.report.markup import Html, element, join
from hearsay.report.page_checks import in_text
from hearsay.report.page_parts import Parts, contents_of, quoted, tag_of, verdict_label
from hearsay.report.visible import one_line
from hearsay.report.voices import Voice


def render_voices(parts: Parts) -> Html:
    """A section for each voice, the speakers first and the outlet's own voice last."""
    own, *speakers = parts.voices
    return element(
        "section",
        element("h2", "All that is said, by speaker"),
        *(_voice(parts, voice) for voice in speakers),
        _voice(parts, own),
        id="voices",
    )


def _voice(parts: Parts, voice: Voice) -> Html:
    name = element("bdi", one_line(voice.name))
    if address := parts.links.speaker(voice.name):
        name = element("a", name, href=address)
    told = [words.SOURCE_KIND_WORDS[voice.kind], f"{words.percent(voice.share)} of the text"]
    by_attribution: dict[str | None, list[Claim]] = {}
    for claim in voice.claims:
        by_attribution.setdefault(claim.attribution, []).append(claim)
    said = [_attribution(parts, one, by_attribution.get(one.id, [])) for one in voice.attributions]
    loose = by_attribution.get(None, [])
    if not said and not loose:
        said = [element("li", "No claim of its own was found.", class_="none")]
    return element(
        "section",
        element("h3", tag_of(parts, voice), name),
        element("p", join(element("span", part) for part in told if part), class_="facts"),
        element("ul", *said, class_="said") if said else None,
        _claims(parts, loose),
        id=parts.anchor(voice),
        class_=f"voice {parts.shade(voice)}",
    )


def _attribution(parts: Parts, one: Attribution, claims: list[Claim]) -> Html:
    """The record of an attribution: the words, who names whom and how, and its claims."""
    facts = [element("span", fact) for fact in words.about_attribution(one)]
    if source := words.source_words(parts.ledger, one):
        facts.append(element("span", "source ", quoted(source)))
    if one.cue:
        cue = " … ".join(parts.exact(span) for span in one.cue)
        facts.append(element("span", "cue ", quoted(cue)))
    if one.inside is not None:
        outer = parts.voice_of[one.inside]
        link = element("a", f"{outer.mark} {one_line(outer.name)}", href=f"#{one.inside}")
        facts.append(element("span", "as told by ", link))
    facts.append(element("a", "in the text", href=f"#in-{one.id}"))
    return element(
        "li",
        element("blockquote", quoted(contents_of(parts, one))),
        element("p", join(facts), parts.id_of(one.id), class_="facts"),
        _claims(parts, claims),
        id=one.id,
    )


def _claims(parts: Parts, claims: list[Claim]) -> Html | None:
    if not claims:
        return None
    return element("ul", *(_claim(parts, claim) for claim in claims), class_="claims")


def _claim(parts: Parts, claim: Claim) -> Html:
    """One claim: what is put forward, its kind, and the verdict where there is one."""
    check = parts.check_of.get(claim.id)
    verdict = element("a", verdict_label(check.verdict), href=f"#{check.id}") if check else None
    facts = [element("span", fact) for fact in words.about_claim(claim)]
    facts.append(element("a", "in the text", href=f"#{in_text(parts, claim)}"))
    return element(
        "li",
        element("p", element("bdi", one_line(claim.text)), " ", verdict),
        element("p", join(facts), parts.id_of(claim.id), class_="facts"),
        id=claim.id,
    )
