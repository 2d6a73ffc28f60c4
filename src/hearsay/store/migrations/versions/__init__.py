"""One file for each version of the tables; each says how to get there and how to get back."""
