"""The API under ``/api/v1``: the store for programs, with the same records as the files."""
