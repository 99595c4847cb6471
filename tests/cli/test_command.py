"""Outcomes of the command: what is printed, and the exit status."""

import os
import signal
import subprocess
import sys

import pytest

from desktop.services.administration import Administrations, Credentials
from tests.cli.conftest import SAMPLES
from tests.house.source import ROOT

RESIDENTS = SAMPLES / "bewonerslijst-betje-wolff.xlsx"


def test_a_new_administration_tells_its_recovery_code_once(run, tmp_path, clock):
    outcome = run("new", tmp_path / "a", "--name", "Proef")
    code = outcome.out.strip()
    assert len(code.replace("-", "")) == 27
    opened = Administrations(clock).open(tmp_path / "a", Credentials(recovery_code=code))
    assert opened.name == "Proef"
    opened.close()


def test_the_recovery_code_can_go_to_a_file_that_only_you_read(run, tmp_path):
    kept = tmp_path / "code.txt"
    outcome = run("new", tmp_path / "a", "--recovery-code-file", kept)
    assert outcome.out == ""
    assert kept.stat().st_mode & 0o077 == 0
    assert len(kept.read_text().strip()) > 27


def test_a_short_password_is_refused_and_nothing_is_made(run, tmp_path, monkeypatch):
    monkeypatch.setenv("BUURTSCHAP_PASSPHRASE", "te kort")
    outcome = run("new", tmp_path / "a")
    assert outcome.status == 1
    assert "12 tekens" in outcome.err
    assert not (tmp_path / "a").exists()


def test_a_wrong_password_is_trouble_not_a_refusal(run, admin, monkeypatch):
    monkeypatch.setenv("BUURTSCHAP_PASSPHRASE", "een heel ander wachtwoord")
    outcome = run("check", admin)
    assert (outcome.status, outcome.out) == (3, "")
    assert "past niet" in outcome.err


def test_what_another_has_open_stays_shut(run, admin, clock, monkeypatch):
    opened = Administrations(clock).open(admin, Credentials(os.environ["BUURTSCHAP_PASSPHRASE"]))
    outcome = run("figures", admin, "--quarter", "2026Q3")
    opened.close()
    assert outcome.status == 3
    assert run("figures", admin, "--quarter", "2026Q3").status == 0


def test_an_empty_folder_is_no_administration(run, tmp_path):
    outcome = run("check", tmp_path)
    assert outcome.status == 3
    assert outcome.err.strip()


@pytest.mark.parametrize(
    "words",
    [
        ("figures", "x", "--quarter", "2026Q5"),
        ("figures", "x"),
        ("import", "dogs", "x", "y"),
        ("picture", "x", "nowhere", "y.png"),
        ("unknown",),
    ],
)
def test_wrong_usage_is_status_2(run, words):
    assert run(*words).status == 2


def test_an_unknown_community_is_refused_with_the_names_there_are(run, admin):
    run("import", "residents", admin, RESIDENTS, "--community", "Betje Wolff", "--commit")
    outcome = run("figures", admin, "--quarter", "2026Q3", "--community", "Aagje Deken")
    assert outcome.status == 1
    assert "Betje Wolff" in outcome.err


def test_a_list_without_a_community_is_refused_with_a_sentence(run, admin):
    outcome = run("import", "residents", admin, RESIDENTS)
    assert outcome.status == 1
    assert "community" in outcome.err


def test_a_damaged_backup_is_refused(run, admin, tmp_path):
    copy = tmp_path / "copy.buurtschap"
    run("backup", admin, copy)
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(content)
    outcome = run("restore", copy, tmp_path / "terug")
    assert outcome.status == 3
    assert not (tmp_path / "terug" / "gegevens.db").exists()


def test_example_data_and_a_picture_of_them(run, tmp_path):
    folder, picture = tmp_path / "voorbeeld", tmp_path / "p.png"
    assert run("demo", folder, today="2026-11-24").status == 0
    figures = run("figures", folder, "--quarter", "2026Q3", "--json", today="2026-11-24").json
    assert {f["id"]: f["value"] for f in figures["figures"]}["I-07"] == 118
    outcome = subprocess.run(
        [sys.executable, "-m", "desktop", "picture", str(folder), "today", str(picture),
         "--today", "2026-11-24", "--size", "1180x720"],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert outcome.returncode == 0, outcome.stderr
    assert picture.read_bytes()[:4] == b"\x89PNG"


def test_ctrl_c_ends_without_a_trace_and_lets_go_of_the_administration(run, admin, tmp_path):
    pipe = tmp_path / "lijst.csv"
    os.mkfifo(pipe)
    working = subprocess.Popen(
        [sys.executable, "-m", "desktop", "import", "residents", str(admin), str(pipe),
         "--community", "Betje Wolff"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    with pipe.open("w"):  # opens as soon as the command reads: it is busy now
        working.send_signal(signal.SIGINT)
        out, err = working.communicate(timeout=60)
    assert (working.returncode, out, err) == (130, "", "")
    assert run("check", admin).status == 0


def test_a_file_without_an_end_is_too_large(run, admin):
    outcome = run("import", "residents", admin, "/dev/zero", "--community", "Betje Wolff")
    assert outcome.status == 1
    assert "groot" in outcome.err


def test_without_a_screen_the_window_says_so(tmp_path):
    outcome = subprocess.run(
        [sys.executable, "-m", "desktop"], cwd=ROOT, capture_output=True, text=True, timeout=60,
        check=False, env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
    )  # fmt: skip
    assert outcome.returncode == 1
    assert "geen scherm" in outcome.stderr


def test_a_shared_database_takes_the_same_commands(run, server, tmp_path):
    server.sql("CREATE DATABASE gedeeld")
    url = server.url("gedeeld")
    assert run("new", url, "--name", "Gedeeld").status == 0
    assert run("new", url).status == 1
    community = ("--community", "Betje Wolff")
    told = run("import", "residents", url, RESIDENTS, *community, "--commit", "--json").json
    assert told["added"] == 46
    assert run("check", url).status == 0
    refused = run("backup", url, tmp_path / "b")
    assert refused.status == 1
    assert refused.err.strip()
    server.sql("DROP DATABASE gedeeld WITH (FORCE)")


def test_a_frozen_build_can_start_itself_as_the_reader_of_a_file():
    from desktop.services.importing.limits import CHILD_ARGUMENT

    outcome = subprocess.run(
        [sys.executable, "-m", "desktop", CHILD_ARGUMENT, "740000"],
        cwd=ROOT, input=b"Naam;Huisnr\nNoor de Vries;4\n", capture_output=True, timeout=60,
        check=False,
    )  # fmt: skip
    assert outcome.returncode == 0, outcome.stderr
    assert b"Noor de Vries" in outcome.stdout
