"""Frozen cases and the runners that score every stage on them."""
