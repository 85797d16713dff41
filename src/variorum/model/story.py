"""Stories: which articles are about one event."""

import msgspec


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """The articles about one event, by id, in the order of their ids.

    `id` derives from the story's founding article (earliest published, then least id), so an id
    given out once resolves for as long as that article is stored, whatever joins later.
    """

    id: str
    articles: tuple[str, ...]
