"""schemathesis over the whole API: no 500, and every answer as the description has it.

Each operation is asked with what its description allows and with what it forbids. So that not all
of it is about stories that are not there, half of the addresses have their ids from the store. CI
asks a few of each; `VARIORUM_CASES` says how many in all (see CONTRIBUTING.md).
"""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode
from schemathesis.python.asgi import get_client
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.support import COVERAGE
from tests.web.in_process import HOST, PASSWORD, PORT
from variorum.access.users import Accounts
from variorum.engine.desk import Reader
from variorum.engine.opened_lines import Lines
from variorum.engine.opening import open_archive
from variorum.store.catalogue import StoryFilter
from variorum.web.api import OPERATIONS
from variorum.web.desk_state import Desk
from variorum.web.openapi import description
from variorum.web.routes import application

CASES = int(os.environ.get("VARIORUM_CASES", "250"))
EACH = 12
"""Cases of each operation in a round. Each round has a seed of its own."""
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
]


class Swept:
    """A desk of a team with a small store, asked by an admin's token."""

    def __init__(self, store: Path) -> None:
        accounts = Accounts(store)
        accounts.add_user("Ida", "admin", PASSWORD)
        accounts.add_user("Ben", "reader", PASSWORD)
        self.token = accounts.add_token("sweep", ["read", "review", "edit", "admin"], user="Ida")[1]
        self.reader = Reader(store)
        self.desk = Desk(store, PORT, writable=True, tell=print, team=True)
        self.app: Any = application(self.desk)
        self.answers: Counter[tuple[str, int]] = Counter()

    def known(self) -> dict[str, list[str]]:
        """Ids that are in the store, by the name of the parameter that takes them."""
        stories = [one.head.id for one in self.reader.stories(StoryFilter())]
        dossier = self.reader.dossier(stories[0])
        lines = Lines(dossier)
        by_kind = {kind: address for address, (kind, _, _) in lines.records.items()}
        return {
            "story": stories,
            "line": sorted(by_kind.values()),
            "article": [one.id for one in dossier.articles],
            "decision": [one.id for one, _ in self.reader.decisions()] or ["d0"],
            "user": ["Ben"],
            "format": ["json", "html", "docx"],
        }


@pytest.fixture(scope="module")
def swept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Swept]:
    store = tmp_path_factory.mktemp("swept") / "swept.db"
    before = os.environ.get("VARIORUM_MODEL")
    os.environ["VARIORUM_MODEL"] = "rules"
    try:
        with open_archive(store, create=True, workers=1) as archive:
            archive.add([str(one) for one in sorted(COVERAGE.glob("*.txt"))[:4]])
        yield Swept(store)
    finally:
        if before is None:
            del os.environ["VARIORUM_MODEL"]
        else:
            os.environ["VARIORUM_MODEL"] = before


def test_every_answer_is_as_described(swept: Swept) -> None:
    told = json.loads(description())
    # What is let in is tested elsewhere; here all is let in, to see what it answers.
    del told["security"], told["components"]["securitySchemes"]
    schema = schemathesis.openapi.from_dict(told)
    found = schema.get_all_operations()
    operations = [one.ok() for one in found if isinstance(one, Ok)]
    assert len(operations) == len(OPERATIONS)
    rounds = max(1, round(CASES / (EACH * len(operations))))
    with get_client(swept.app) as client:
        for number in range(rounds):
            for operation in operations:
                _sweep(operation, _asking(swept, operation, client), number)
            print(f"round {number + 1} of {rounds}: {sum(swept.answers.values())}", flush=True)
    for (name, status), count in sorted(swept.answers.items()):
        print(f"{name} {status}: {count}")
    # What is there was found, and what was forbidden was refused: the sweep looked at both.
    reached = {name for (name, status) in swept.answers if status in (200, 201)}
    # A change asks for more than a description can tell: five of them are seldom hit upon.
    assert len(reached) >= len(OPERATIONS) - 5, swept.answers
    assert {status for _, status in swept.answers} >= {200, 400, 404, 412, 422, 428}


def _sweep(operation: Any, ask: Callable[[Any, Any], None], number: int) -> None:
    """Ask one operation its share of a round; the same each time."""
    allowed = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    forbidden = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)

    @seed(20260314 + number)
    @settings(
        max_examples=EACH,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=st.one_of(allowed, allowed, forbidden), data=st.data())
    def one(case: Any, data: Any) -> None:
        ask(case, data)

    one()


def _asking(swept: Swept, operation: Any, client: Any) -> Callable[[Any, Any], None]:
    known = swept.known()

    def ask(case: Any, data: Any) -> None:
        if operation.method.upper() == "POST" and "decision" in case.path_parameters:
            known["decision"] = swept.known()["decision"]
        # The first is what hypothesis tries first, and most.
        likely = st.sampled_from((True, False))
        for name in case.path_parameters or {}:
            if data.draw(likely):
                case.path_parameters[name] = data.draw(st.sampled_from(known[name]))
        for name in {"about", "claim"} & set(case.query or {}):
            if data.draw(likely):
                case.query[name] = "The dam burst"
        headers = {"Host": HOST, "Authorization": f"Bearer {swept.token}"}
        if "If-Match" in (case.headers or {}) and data.draw(likely):
            case.headers["If-Match"] = "*"
        where = {"session": client, "base_url": f"http://{HOST}", "timeout": 600}
        response = case.call(headers=headers, **where)
        swept.answers[operation.label, response.status_code] += 1
        # A state that nothing is in is well refused by 412, which the check does not think of.
        checks = CHECKS[:-1] if response.status_code == 412 else CHECKS
        case.validate_response(response, checks=checks)

    return ask
