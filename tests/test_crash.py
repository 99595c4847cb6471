import logging
import subprocess
import sys
import textwrap

from desktop import crash
from tests.house.source import ROOT

CANARY = "Noor van der Hoeven"


def fall(name):
    if name:
        raise ValueError(f"{name} woont op 1.05")


def test_a_report_names_kinds_and_lines_but_no_values():
    try:
        try:
            fall(CANARY)
        except ValueError as error:
            raise KeyError(CANARY) from error
    except KeyError as error:
        text = crash.report(error)
    assert "builtins.KeyError" in text
    assert "builtins.ValueError" in text
    assert "test_crash.py:" in text
    assert " fall" in text
    assert CANARY not in text
    assert str(ROOT) not in text


def test_an_uncaught_error_is_logged_and_told_without_values(tmp_path):
    program = textwrap.dedent(
        f"""
        import threading
        from desktop import crash
        crash.install(lambda text: print("TOLD", text.count("ValueError")))
        def fall():
            raise ValueError({CANARY!r})
        thread = threading.Thread(target=fall)
        thread.start()
        thread.join()
        fall()
        """
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={"BUURTSCHAP_HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    log = (tmp_path / "log" / "buurtschap.log").read_text("utf-8")
    assert done.stdout.split() == ["TOLD", "1", "TOLD", "1"]
    assert log.count("ValueError") == 2
    assert CANARY not in log + done.stderr + done.stdout
    assert not logging.getLogger("buurtschap").handlers
