"""Characters in, characters and offsets out; nothing learned."""
