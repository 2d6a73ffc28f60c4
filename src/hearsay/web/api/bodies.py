"""Bodies that are no form: read whole, within the limit."""

from typing import Annotated

from fastapi import Depends, HTTPException, Request

from hearsay.web.api.visitors import Editor, Shared


async def _body(request: Request, api: Shared, _visitor: Editor) -> bytes:
    """The bytes, once it is known that the visitor may send them."""
    most, taken = 4 * api.limits.max_bytes, bytearray()  # a ledger is larger than its article
    async for piece in request.stream():
        taken += piece
        if len(taken) > most:
            raise HTTPException(413, f"more than {most:,} bytes (HEARSAY_MAX_BYTES)")
    return bytes(taken)


Body = Annotated[bytes, Depends(_body)]
