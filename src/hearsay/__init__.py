"""hearsay reads statement-heavy news and writes a claim ledger."""
