"""A store's stories as tools of the Model Context Protocol (docs/mcp.md)."""

from variorum.mcp.offering import offer, offering

__all__ = ["offer", "offering"]
