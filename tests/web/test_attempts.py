from variorum.web.attempts import AT_ONCE, FREE, LONGEST, Attempts


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_few_mistypings_are_free_and_then_each_waits_longer() -> None:
    clock = Clock()
    attempts = Attempts(clock)
    waits = []
    for _ in range(FREE + 12):
        clock.now += attempts.wait("Ida")
        attempts.begin("Ida")
        waits.append(attempts.wait("Ida"))
    assert waits[: FREE - 1] == [0.0] * (FREE - 1)
    assert waits[FREE - 1 : FREE + 3] == [2.0, 4.0, 8.0, 16.0]
    assert waits[-1] == LONGEST
    assert attempts.wait("Ben") == 0.0
    attempts.passed("Ida")
    assert attempts.wait("Ida") == 0.0


def test_who_tries_many_names_is_held_up_too() -> None:
    clock = Clock()
    attempts = Attempts(clock)
    for number in range(AT_ONCE):
        assert attempts.wait(f"user {number}") == 0.0
        attempts.begin(f"user {number}")
    assert attempts.wait("somebody else") == 60.0
    clock.now += 60
    assert attempts.wait("somebody else") == 0.0


def test_who_is_right_counts_for_nothing() -> None:
    attempts = Attempts(Clock())
    for _ in range(AT_ONCE * 2):
        attempts.begin("Ida")
        attempts.passed("Ida")
    assert attempts.wait("Ida") == 0.0
