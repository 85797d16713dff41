"""How much intake reads: what is over a limit is refused without being held in memory."""

MEGABYTE = 1024 * 1024

MAX_DOCUMENT = 20 * MEGABYTE
"""Bytes of one text, page, JSON document or JSONL line.

The longest news pages with all their scripts inside are under 5 MB; a book of a million words is
6 MB of text. What is larger is a dump, and a dump of records belongs in JSONL, which has no limit.
"""

MAX_GZIP_RATIO = 100
"""Bytes that one byte of a gzip file may unpack to.

News text packs about 3 to 1, JSONL of one template 10 to 1; only a bomb comes near 1000 to 1.
"""
