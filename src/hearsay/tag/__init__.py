"""Find things: mentions, times, quantities."""
