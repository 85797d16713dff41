"""Any number of short articles on invented events, made by code."""

from pathlib import Path

HAPPENINGS = [
    "A fire broke out in the warehouse of {x} in {t} and injured {n} workers",
    "A bus of the {x} line overturned on the coast road near {t}, leaving {n} passengers dead",
    "Teachers at {n} schools around {t} walked out after talks with the {x} union collapsed",
    "Voters in {t} gave the {x} party {n} of the seats on the harbour council",
    "A tremor cracked the {x} bridge in {t} and drove {n} families from their homes",
    "A court in {t} sentenced the former {x} treasurer to prison over {n} forged invoices",
    "Heavy rain burst the {x} dyke above {t} and flooded {n} farms",
    "Police in {t} arrested {n} smugglers aboard the trawler {x}",
]


QUOTATIONS = [
    "“Nobody expected this,” {} told reporters.",
    "Resident {} said it had been a matter of time.",
    "“We had warned of it for years,” said {}, who lives nearby.",
]


def name(number: int) -> str:
    """An invented name, another for each number."""
    syllables = ["mal", "lor", "tir", "ven", "qua", "rus", "del", "ix", "bo", "han"]
    return "".join(syllables[number // 10**place % 10] for place in range(3)).capitalize()


def make_coverage(folder: Path, count: int) -> Path:
    """`count` short articles on a third as many invented events."""
    folder.mkdir()
    for number in range(count):
        event, account = divmod(number, 3)
        town, other = name(event), name(event + 500)
        happened = HAPPENINGS[event % len(HAPPENINGS)].format(x=other, t=town, n=event + 3)
        (folder / f"{number:03}.txt").write_text(
            f"{happened}\n\n"
            f"{town.upper()}, {event % 27 + 1} May 2023 - {happened} on Monday, officials said.\n\n"
            f"{QUOTATIONS[account].format(name(event + 700))}\n",
            encoding="utf-8",
        )
    return folder
