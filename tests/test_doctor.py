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
    assert [finding.is_well for finding in found][:2] == [True, False]
    assert all(finding.is_well for finding in found[2:])
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


def test_settings_are_told_with_where_they_are_from(monkeypatch, tmp_path):
    file = tmp_path / "hearsay.toml"
    file.write_text('packs = ["harbours"]\noutlet = "The Courier"\n', encoding="utf-8")
    monkeypatch.setenv("HEARSAY_CONFIG", str(file))
    monkeypatch.setenv("HEARSAY_MAX_BYTES", "5000")
    assert dict(doctor._settings()) == {
        "hearsay.toml": str(file),
        "packs": f"{tmp_path / 'harbours'} (from {file})",
        "outlet": f"The Courier (from {file})",
        "as_of": "not set",
        "outlets": "not set",
        "store": "hearsay.db",
        "limits.max_bytes": "5,000 (from HEARSAY_MAX_BYTES)",
        "limits.max_characters": "2,000,000",
        "limits.max_seconds": "60",
    }


def test_scores_are_told_however_deep_they_lie():
    flat = dict(doctor._flat({"dev": {"source": 0.8, "cue": {"exact": 0.7}}}))
    assert flat == {"dev source": "0.8", "dev cue exact": "0.7"}


@pytest.mark.slow
def test_all_is_well_here_and_reading_opens_no_socket():
    found = list(doctor.examine())
    assert [finding for finding in found if not finding.is_well] == []
    assert told(found)["network"] == "0 sockets opened, 0 processes started"
    assert "every checksum right" in told(found)["files"]
