"""What a text measures without its name: spending on something, "the 2% target"."""

from hearsay.check.figures import is_same_whole, is_unit
from hearsay.check.finding import Context
from hearsay.records.tags import Quantity


def promised_measure(context: Context, body: str, quantity: Quantity) -> str | None:
    """What the body promised to bring to this figure; None: nothing, or more than one thing."""
    measures = {
        promise.measure
        for promise in context.packs.facts.commitments_of(body)
        if promise.target == quantity.value
        and is_unit(promise.unit or "count", quantity)
        and (quantity.of is None or is_same_whole(promise.of or "", quantity.of))
        and (context.as_of is None or promise.made.first <= context.as_of)
    }
    return next(iter(measures)) if len(measures) == 1 else None


def measure_of(noun: str, context: Context) -> str | None:
    """The measure that spending on this is: "defence" is "defence spending"."""
    names = context.packs.names
    singular = f"{noun[:-3]}y" if noun.endswith("ies") else noun.removesuffix("s")
    for word in dict.fromkeys((noun, singular)):
        for form in (f"{word} spending", f"{word} expenditure", f"spending on {word}", word):
            if word and (measure := names.entity_of(form, "measure")):
                return measure
    return None
