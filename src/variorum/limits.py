"""How much one run reads: every limit, with the reason for its number.

What is over a limit is refused, or read up to it, and the reason names the limit. No limit comes
near what news is like: they are there so that one odd file cannot use up the memory or the hours
of a run.
"""

MEGABYTE = 1024 * 1024

MAX_DOCUMENT = 20 * MEGABYTE
"""Bytes of one text, page, JSON document or JSONL line.

The longest news pages with all their scripts inside are under 5 MB; a book of a million words is
6 MB of text. What is larger is a dump, and a dump of records belongs in JSONL.
"""

MAX_GZIP_RATIO = 100
"""Bytes that one byte of a gzip file may unpack to.

News text packs about 3 to 1, JSONL of one template 10 to 1; only a bomb comes near 1000 to 1.
"""

MAX_LINES = 10_000_000
"""Lines of one JSONL file.

A year of a large outlet is some 100,000 articles; ten million lines are 30 GB of text, which is
better given in parts.
"""

MAX_TEXT = 150_000
"""Characters of one article that are read: some 25,000 words.

Long features have 10,000 words and a day's live blog some 20,000. Reading costs about the same for
each character, so a text at this limit takes some ten seconds of one processor.
"""

MAX_SECONDS = 100
"""Seconds of processor time that one text may take in one stage, ten times what `MAX_TEXT` needs.

A text that takes longer has hit a fault of ours. The number is so far above ordinary work that the
speed of a machine does not decide what is read.
"""

MAX_ATTRIBUTES = 2_000
"""Attributes of one element of a page.

Pages have a dozen, generated ones a hundred. The parser compares each with all before it, so their
cost grows with the square of their number.
"""
