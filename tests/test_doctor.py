"""The doctor: finds what is wrong without stopping at it, and proves what it says."""

import socket

import pytest

from hearsay import doctor
from hearsay.errors import ModelMismatch


def told(findings) -> dict[str, str]:
    return {finding.what: finding.told for finding in findings}


def test_a_fault_is_a_finding_and_the_rest_goes_on(monkeypatch):
    def broken():
        yield "model", "reader 1"
        raise ModelMismatch("reader.onnx: not the file the manifest names")

    monkeypatch.setattr(
        doctor, "_SECTIONS", {"model": broken, "settings": doctor._SECTIONS["settings"]}
    )
    found = list(doctor.examine())
    assert [finding.is_well for finding in found] == [True, False, True, True, True]
    assert "not the file" in found[1].told


def test_the_watch_sees_sockets_only_while_it_is_on():
    watch = doctor.Watch()
    assert watch.events_of(lambda: socket.socket().close())
    assert watch.events_of(lambda: None) == ()
    socket.socket().close()
    assert watch.seen == []


def test_reading_that_opens_a_socket_is_a_fault(monkeypatch):
    monkeypatch.setattr(doctor, "read", lambda *_, **__: socket.socket().close())
    monkeypatch.setattr(doctor, "_SECTIONS", {"proof": doctor._proof})
    *_, last = doctor.examine()
    assert not last.is_well
    assert "socket" in last.told


def test_a_socket_left_open_is_counted():
    with socket.socket():
        held = doctor._sockets_held()
    assert held == doctor._sockets_held() + 1


def test_packs_are_told_with_version_licence_rows_and_newest_day():
    findings = dict(doctor.pack_findings())
    (nato,) = (told for name, told in findings.items() if name.startswith("nato "))
    assert "events" in nato
    assert "newest source 20" in nato


def test_limits_that_were_set_are_told_beside_the_usual_ones(monkeypatch):
    monkeypatch.setenv("HEARSAY_MAX_BYTES", "5000")
    assert dict(doctor._settings())["HEARSAY_MAX_BYTES"] == (
        "5,000 (without the setting: 20,000,000)"
    )


def test_scores_are_told_however_deep_they_lie():
    flat = dict(doctor._flat({"dev": {"source": 0.8, "cue": {"exact": 0.7}}}))
    assert flat == {"dev source": "0.8", "dev cue exact": "0.7"}


@pytest.mark.slow
def test_all_is_well_here_and_reading_opens_no_socket():
    found = list(doctor.examine())
    assert [finding for finding in found if not finding.is_well] == []
    assert told(found)["network"] == "0 sockets opened, 0 processes started"
    assert "every checksum right" in told(found)["files"]
