from variorum.web.sessions import LINK_PAUSE, Sessions


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_link_becomes_one_session() -> None:
    sessions = Sessions(1)
    link = sessions.new_link()
    assert len(link) >= 43
    session = sessions.enter(link)
    assert session
    assert session != link
    assert sessions.knows(session)
    assert not sessions.knows(link)
    assert sessions.enter(link) is None
    sessions.end(session)
    assert not sessions.knows(session)


def test_nothing_else_is_known() -> None:
    sessions = Sessions(1)
    sessions.new_link()
    for guess in ("", "x", "\ud800"):
        assert sessions.enter(guess) is None
        assert not sessions.knows(guess)
    assert not sessions.knows(None)


def test_a_knock_gets_a_link_only_where_none_is_open_and_not_too_often() -> None:
    clock = Clock()
    sessions = Sessions(1, clock)
    first = sessions.new_link()
    clock.now = 1000
    assert sessions.link_for_a_knock() is None
    sessions.enter(first)
    second = sessions.link_for_a_knock()
    assert second
    sessions.enter(second)
    clock.now += LINK_PAUSE - 1
    assert sessions.link_for_a_knock() is None
    clock.now += 2
    assert sessions.link_for_a_knock()


def test_two_desks_have_cookies_of_their_own() -> None:
    assert Sessions(1).cookie != Sessions(2).cookie
