"""The command `serve` as a program: its address, its end, a port that is taken."""

from __future__ import annotations

import signal
import socket
import subprocess

import httpx2 as httpx
import pytest
from serving import ENVIRONMENT, SERVE, started


@pytest.mark.parametrize(
    ("number", "status", "said"), [(signal.SIGTERM, 0, "Stopped"), (signal.SIGINT, 130, "Stopped")]
)
def test_a_signal_ends_it(built, number, status, said):
    process, address = started(built)
    assert httpx.get(address).status_code == 200
    process.send_signal(number)
    _, err = process.communicate(timeout=30)
    assert process.returncode == status
    assert said in err
    assert "Traceback" not in err


def test_a_port_in_use_is_a_sentence(built):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [*SERVE, str(built), "--port", str(port)],
            env=ENVIRONMENT, capture_output=True, encoding="utf-8", timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert f"port {port}, cannot be listened on: Address already in use. Give another one" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_host_that_is_none_is_a_sentence(built):
    done = subprocess.run(
        [*SERVE, str(built), "--host", "nosuch.invalid"],
        env=ENVIRONMENT, capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "nosuch.invalid" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_without_a_graph_is_a_sentence(tmp_path):
    done = subprocess.run(
        [*SERVE, str(tmp_path)],
        env=ENVIRONMENT,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "holds no graph" in done.stderr
