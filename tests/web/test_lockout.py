"""Passwords can be tried only so often."""

from hearsay.web.lockout import SECONDS, TRIES_OF_ADDRESS, TRIES_OF_NAME, Lockout


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_name_is_locked_after_its_tries_and_open_again_later():
    clock = Clock()
    lockout = Lockout(clock)
    for _ in range(TRIES_OF_NAME):
        assert lockout.seconds_left("ana", "a") == 0
        lockout.failed("ana", "a")
    assert 0 < lockout.seconds_left("ana", "a") <= SECONDS + 1
    assert lockout.seconds_left("ana", "b") == 0  # nobody locks another out from elsewhere
    assert lockout.seconds_left("ilse", "a") == 0
    clock.now = SECONDS + 1
    assert lockout.seconds_left("ana", "a") == 0


def test_an_address_is_locked_whatever_names_it_tries():
    lockout = Lockout(Clock())
    for number in range(TRIES_OF_ADDRESS):
        lockout.failed(f"name {number}", "a")
    assert lockout.seconds_left("another", "a") > 0


def test_a_right_password_forgets_the_wrong_ones():
    lockout = Lockout(Clock())
    for _ in range(TRIES_OF_NAME - 1):
        lockout.failed("ana", "a")
    lockout.succeeded("ana", "a")
    lockout.failed("ana", "a")
    assert lockout.seconds_left("ana", "a") == 0
