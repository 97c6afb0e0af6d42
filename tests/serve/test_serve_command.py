"""The command `serve` as a program: its address, its end, a port that is taken."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time

import httpx2 as httpx
import pytest

SERVE = [sys.executable, "-m", "policygraph", "serve", "--port", "0", "-g"]
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8"}


def started(folder, *options):
    """Start a server; return its process and address once it answers."""
    process = subprocess.Popen(
        [*SERVE, str(folder), *options], env=ENVIRONMENT, stderr=subprocess.PIPE, encoding="utf-8"
    )
    address = re.search(r"http://\S+/", process.stderr.readline())[0].rstrip("/")
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            httpx.get(f"{address}/healthz")
            break
        except httpx.TransportError:
            time.sleep(0.05)
    return process, address


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
