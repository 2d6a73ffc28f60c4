"""Ways to read ledgers; pure functions, no store, no network."""
