"""Find statements that could be true or false."""
