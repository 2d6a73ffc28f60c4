"""What claims are checked against."""
