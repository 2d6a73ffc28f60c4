"""Find who says what."""
