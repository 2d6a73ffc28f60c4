"""Every test of the store runs on both engines."""

from tests.engines import (  # noqa: F401  # fixtures
    _no_schema_is_left,
    a_migrated_file,
    clock,
    other_place,
    place,
    store,
)
