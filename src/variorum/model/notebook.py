"""How a notebook shows a record: as its page, in a frame of its own.

Records know nothing of formats, so who imports the package tells how a page is made.
"""

import html
from collections.abc import Callable

_makers: list[Callable[[object], str]] = []


def made_by(maker: Callable[[object], str]) -> None:
    """Let `maker` make the page of a comparison, in place of any maker before."""
    _makers[:] = [maker]


def framed(comparison: object) -> str:
    """The page of a comparison in a frame, so that its style and scripts touch nothing else."""
    page = "".join(maker(comparison) for maker in _makers)
    return (
        f'<iframe srcdoc="{html.escape(page)}" sandbox="allow-scripts" title="Dossier" '
        'style="width:100%;height:40em;border:1px solid"></iframe>'
    )
