"""A span index finds what a look at every span would find."""

from hypothesis import given
from hypothesis import strategies as st

from hearsay.records.document import Span
from hearsay.records.span_index import SpanIndex

spans = st.builds(
    lambda start, size: Span(start, start + size), st.integers(0, 2000), st.integers(1, 900)
)


@given(st.lists(spans, max_size=30), spans)
def test_the_index_finds_what_a_look_at_every_span_would_find(listed, asked):
    index = SpanIndex(listed)
    assert index.overlapping(asked) == [i for i, span in enumerate(listed) if span.overlaps(asked)]
    assert index.covering(asked) == [i for i, span in enumerate(listed) if span.covers(asked)]
