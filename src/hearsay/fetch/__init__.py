"""Addresses to bytes: the only part of hearsay that uses the network, and only when asked to."""
