"""What the tests of the server share: a server that runs in a thread, documents to build, pages' links."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2 as httpx
import uvicorn
from starlette.applications import Starlette

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
SERVE = [sys.executable, "-m", "policygraph", "serve", "--port", "0", "-g"]
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8"}


@contextmanager
def running(app: Starlette) -> Iterator[str]:
    """Run an application on a free port of this machine; give its address."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False, ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=30)
        listening.close()


def notice(folder: Path, name: str, organ: str = "清远市水利局", heading: str = "推广节水器具") -> Path:
    """Write a small notice that gives ``organ`` a measure; return its file."""
    folder.mkdir(parents=True, exist_ok=True)
    text = f"关于{heading}的通知\n\n一、{heading}。（牵头单位：{organ}）\n\n{organ}\n2024年6月3日\n"
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


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
