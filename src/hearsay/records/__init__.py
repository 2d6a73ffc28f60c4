"""Plain facts about one document; standard library only."""
