"""``read()``: the product, on one screen."""

from datetime import date

from hearsay.attribute.link import find_attributions
from hearsay.check.headline_framing import find_headline_framings
from hearsay.check.standings import find_standings
from hearsay.check.verdict import check_claims
from hearsay.claim.extract import find_claims
from hearsay.claim.worth import score_claims, score_sentences
from hearsay.models.bundle import Models
from hearsay.records.document import Document
from hearsay.records.ledger import Ledger, MadeWith
from hearsay.records.tags import Tags
from hearsay.reference.packs import Packs
from hearsay.tag.framing import find_framings
from hearsay.tag.mentions import find_mentions
from hearsay.tag.quantities import find_quantities
from hearsay.tag.times import find_times
from hearsay.text.notes import find_notes
from hearsay.text.quotemarks import find_quotations
from hearsay.text.sentences import split_sentences


def read(document: Document, models: Models, packs: Packs, as_of: date | None = None) -> Ledger:
    """Read one document. Depends only on its arguments; safe to run in any process."""
    text, published = document.text, document.published
    sentences = split_sentences(text, title=document.title)
    notes = find_notes(document, sentences)
    quotations = find_quotations(text)
    quoted = [quotation.span for quotation in quotations if not quotation.is_nested]
    spans = [sentence.span for sentence in sentences]
    readings = models.encoder.read(text, quoted, spans)  # the one pass: all that is learned
    sentences = score_sentences(sentences, readings)

    times = find_times(text, published)
    quantities = find_quantities(text, times)
    mentions = find_mentions(document, sentences, readings, packs.names)
    framings = find_framings(document, sentences)
    tags = Tags(mentions, times, quantities, framings)

    attributions = find_attributions(document, sentences, quotations, readings, mentions)
    claims = find_claims(document, sentences, attributions, tags, readings.causes)
    claims = score_claims(claims, sentences, tags)
    checks = check_claims(document, claims, tags, packs, as_of or published, attributions)
    headline = find_headline_framings(document, sentences, attributions)
    standings = find_standings(document, claims, attributions, tags, packs, as_of or published)

    return Ledger(
        document,
        sentences,
        mentions,
        times,
        quantities,
        (*headline, *framings),
        attributions,
        claims,
        checks,
        notes,
        MadeWith(models.code_version, models.name, packs.versions),
        standings,
    )
