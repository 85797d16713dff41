"""The commands by which people decide, and see what was decided."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from variorum.cli.options import DEFAULT_STORE, ByOption, NoteOption, StorePath
from variorum.cli.terminal import Terminal

if TYPE_CHECKING:
    from variorum.engine.archive import Archive
    from variorum.engine.decision_log import Entry
    from variorum.model import Decision
    from variorum.review import Signature

_OnArticles = Literal["outlet", "published", "add"]
_OnLines = Literal[
    "accept",
    "strike",
    "unsure",
    "speaker",
    "mode",
    "amount",
    "measure",
    "date",
    "place",
    "relate",
]


_Kind = Annotated[
    Literal["same", "apart", "merge", "split", _OnLines, _OnArticles],
    typer.Argument(
        help="same, apart: two articles are of one story, or are not. merge: two stories, or two "
        "lines, are one. split: articles of a story, or pieces of a line, are one of their own. "
        "outlet, published: of an article. add: a statement of an article. The others are on a "
        "line.",
    ),
]
_Named = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[NAME]...",
        help="Articles by number (with --story), id, the start of it, or address; stories by id. "
        "For split the story first. With --line, the other line of merge and relate, or places in "
        "texts (ARTICLE:START-END): the pieces of split, the report of a figure.",
        show_default=False,
    ),
]
_Story = Annotated[
    str | None,
    typer.Option(
        "--story",
        help="The story whose numbers name articles, or of which the line is; the only one there "
        "is unless told.",
        show_default=False,
    ),
]
_Line = Annotated[
    str | None,
    typer.Option("--line", help="The line that is decided on, by its address.", show_default=False),
]
_To = Annotated[
    str | None,
    typer.Option(
        "--to",
        help="What takes the place of what was read: a speaker's name, a mode, a number (at least "
        "12), a measure, a date, a place, an outlet, or the kind of a relation.",
        show_default=False,
    ),
]
_Words = Annotated[
    str | None,
    typer.Option(
        "--words",
        help="For add: the words of the statement, as in the text.",
        show_default=False,
    ),
]
_Mode = Annotated[
    str, typer.Option("--mode", help="For add: how it is said, such as says or denies.")
]


def decide(
    kind: _Kind,
    named: _Named = None,
    story: _Story = None,
    line: _Line = None,
    to: _To = None,
    words: _Words = None,
    mode: _Mode = "says",
    by: ByOption = None,
    note: NoteOption = None,
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Decide what belongs together and what was read wrongly; every later run holds to it.

    Example: variorum decide apart 07 09 --story s41c0 --by Ida --note "another shooting"
    """
    from variorum import review
    from variorum.engine import ruling

    terminal = Terminal()
    names = named or []
    with terminal.archive(store, create=False) as archive:
        signed = review.Signature(review.now(), by, note)
        if line is not None:
            decided = [_on_line(archive, kind, names, (story, line, to), signed)]
        elif kind in ("outlet", "published", "add"):
            told = (to, words, mode)
            decided = [_on_article(archive, kind, (names, story), told, signed)]
        else:
            decided = ruling.decide(archive, kind, names, story, signed)
    for decision in decided:
        terminal.decision(decision, True)


def _on_line(
    archive: "Archive",
    kind: str,
    names: list[str],
    on: tuple[str | None, str, str | None],
    signed: "Signature",
) -> "Decision":
    """Keep a decision on the line `on`: its story, its address, and what it is corrected to."""
    from variorum.engine import ruling
    from variorum.engine.line_ruling import decide_line
    from variorum.engine.told_corrections import line_draft

    story = ruling.story_of(archive, on[0])
    dossier = archive.show(story).dossiers[0]
    draft = line_draft(dossier, on[1], kind, names, on[2])  # type: ignore[arg-type]
    return decide_line(archive, story, on[1], draft, signed)


def _on_article(
    archive: "Archive",
    kind: _OnArticles,
    named: tuple[list[str], str | None],
    told: tuple[str | None, str | None, str],
    signed: "Signature",
) -> "Decision":
    """Keep a decision on the one article that is named, in a story where numbers name it."""
    from variorum.engine import ruling
    from variorum.engine.article_ruling import ArticleDraft, decide_article
    from variorum.engine.told_corrections import speaker_told
    from variorum.errors import StopRun

    if len(named[0]) != 1:
        raise StopRun(f"{kind} is of one article, and {len(named[0])} are named")
    article = ruling.article_of(archive, named[0][0], named[1])
    to, words, mode = told
    draft = ArticleDraft(kind=kind, value=to)
    if kind == "add":
        speaker = speaker_told(archive.show(article).dossiers[0], article, to)
        span = (speaker.start, speaker.end) if speaker else None
        draft = ArticleDraft(kind=kind, value=mode, words=words, speaker=span)
    return decide_article(archive, article, draft, signed)


def decisions(
    store: StorePath = DEFAULT_STORE,
    json: Annotated[bool, typer.Option("--json", help="One decision a line, as JSON.")] = False,
    stale: Annotated[
        bool, typer.Option("--stale", help="Only what is stale, waits, or is not met any more.")
    ] = False,
    csv: Annotated[
        Path | None,
        typer.Option("--csv", help="Write all of it as a table into a file.", show_default=False),
    ] = None,
    of: Annotated[
        str | None,
        typer.Option(
            "--of", help="Only what is on this story or article, by its id.", show_default=False
        ),
    ] = None,
    line: Annotated[
        str | None,
        typer.Option(
            "--line", help="Only what is on this line of the story in --of.", show_default=False
        ),
    ] = None,
) -> None:
    """List what was decided, the earliest first, and what of it no longer holds."""
    terminal = Terminal()
    if not (stale or csv or of or line):
        with terminal.archive_to_read(store) as archive:
            for decision, holds in archive.decisions():
                terminal.decision(decision, holds, json)
        return
    entries = _entries(terminal, store, of, line)
    if stale:
        entries = [one for one in entries if one.is_open]
    if csv is not None:
        from variorum.dossier import output_folder
        from variorum.engine.decision_table import as_table

        output_folder.write_file(csv, as_table(entries).encode())
        return
    for one in entries:
        terminal.entry(one, json)


def _entries(terminal: Terminal, store: str, of: str | None, line: str | None) -> "list[Entry]":
    """The record of decisions, with what became of each: all of it, or what is on one thing."""
    from contextlib import closing

    from variorum.engine import decision_log
    from variorum.engine.opening import store_to_read
    from variorum.engine.ruling import story_of
    from variorum.review import named_in

    with terminal.archive_to_read(store) as archive:
        # What is owed is made first, so that nothing is told to be stale that is only late.
        archive.settle()
        dossier = archive.show(story_of(archive, of)).dossiers[0] if line is not None else None
    with closing(store_to_read(store, terminal.note)) as kept:
        entries = list(decision_log.log(decision_log.StoreLooking(kept)))
    if dossier is not None and line is not None:
        return decision_log.on_line(entries, dossier, line)
    if of is None:
        return entries
    return [one for one in entries if of in (one.story, *named_in(one.decision))]


def undo(
    decision: Annotated[str, typer.Argument(help="A decision's id, or the start of it.")],
    by: ByOption = None,
    note: NoteOption = None,
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Let a decision hold no longer; it stays in the list."""
    from variorum import review

    terminal = Terminal()
    with terminal.archive(store, create=False) as archive:
        done = archive.undo(decision, made=review.now(), by=by, note=note)
    terminal.decision(done, True)
