"""Compare claims with the record."""
