"""The commands on stores are there under their own names."""

from variorum.cli import decision_commands, store_commands
from variorum.cli.app import app


def test_commands_on_stores_are_registered() -> None:
    registered = {one.callback for one in app.registered_commands}
    assert {store_commands.stories, store_commands.show, store_commands.remove} < registered
    assert {decision_commands.decide, decision_commands.undo} < registered
