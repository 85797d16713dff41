"""Seven invented articles on one event, with a toll that rises, an accusation and its denial."""

from pathlib import Path

ARTICLES = {
    "evening-bell": """Quarry wall gives way above Sorn Hallow

By Ilse Marrov

The Evening Bell, 4 June 2029

SORN HALLOW - The north wall of the Brackwell quarry gave way on Monday and buried a works \
canteen above Sorn Hallow. At least 6 people were killed, the fire service of Sorn Hallow said.

Another 14 people were missing in the evening, rescue chief Anders Holm said. "We can hear \
knocking under the rubble," he told reporters.

Brackwell Stone runs the quarry with 120 workers.
""",
    "marl-gazette": """Six dead in quarry collapse

The Marl Gazette, 4 June 2029

At least 6 people were killed when the north wall of the Brackwell quarry above Sorn Hallow \
collapsed on Monday, the fire service said.

The trade union of the quarrymen accused Brackwell Stone of ignoring cracks in the north wall. \
"They saw the cracks in May and sent us back to work," said union secretary Petra Lund.
""",
    "coast-herald": """Toll rises to nine at Brackwell quarry

The Coast Herald, 5 June 2029

The death toll of the collapse at the Brackwell quarry rose to 9 on Tuesday, rescue chief Anders \
Holm said. Eleven people are still missing.

Brackwell Stone denied that it had ignored cracks in the north wall. "No crack was ever reported \
to us," said its spokeswoman Dagny Reuss.
""",
    "upland-radio": """Brackwell: nine bodies recovered

Upland Radio, 5 June 2029

Rescuers have recovered 9 bodies from the canteen of the Brackwell quarry above Sorn Hallow, the \
fire service of Sorn Hallow said on Tuesday.

The quarrymen's union accuses Brackwell Stone of ignoring cracks in the north wall. The company \
denies it.
""",
    "lowland-post": """Twelve dead at the quarry, inquiry opened

The Lowland Post, 6 June 2029

Twelve people were killed in the collapse at the Brackwell quarry on Monday, rescue chief Anders \
Holm said on Wednesday. Three people are missing.

The prosecutor in Marl, Jonas Weidt, opened an inquiry on Wednesday. "We will look at every report \
on the north wall," he said.
""",
    "weekly-lantern": """What is known of the Brackwell quarry

The Weekly Lantern, 7 June 2029

The north wall of the Brackwell quarry above Sorn Hallow collapsed on Monday. Twelve people were \
killed and about 20 were injured, the fire service said.

Petra Lund of the quarrymen's union said cracks had been seen in May. Dagny Reuss of Brackwell \
Stone said no crack was ever reported. Prosecutor Jonas Weidt opened an inquiry on Wednesday.
""",
    "unsigned": """Funerals after the quarry collapse

Hundreds of people came to Sorn Hallow on Saturday, 9 June 2029, for the funerals of the 12 people \
who were killed at the Brackwell quarry on Monday.

Rescue chief Anders Holm said that the search had ended. Nobody is missing any more.
""",
}


def write_story(folder: Path, *names: str, form: str = "{}.txt") -> list[Path]:
    """The articles of these names, or all, as files of `folder`; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, name in enumerate(names or ARTICLES):
        paths.append(folder / form.format(name, number=number))
        paths[-1].write_text(ARTICLES[name], encoding="utf-8")
    return paths
