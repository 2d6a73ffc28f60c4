"""Other people's formats, read into the tables of a pack; formats at the edge, never the core."""
