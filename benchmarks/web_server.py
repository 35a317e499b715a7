"""Serves a site with nginx and the settings of ``deploy/nginx.conf`` on a free port.

Usage by hand: ``python -m benchmarks.web_server [folder]`` serves until interrupted.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

CONFIG: Final = Path(__file__).parent.parent / "deploy" / "nginx.conf"
_MAX_START_SECONDS: Final = 10.0
"""Until nginx must accept connections."""
_PROCESS: Final = """\
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log stderr warn;
events {{}}
http {{
    access_log off;
    {temporary}
    include {folder}/site.conf;
}}
"""
_TEMPORARY: Final = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@contextmanager
def serving(site: Path, certificate: Path | None = None, extra: str = "") -> Iterator[str]:
    """Serve a folder; yield its address, which ends in ``/``.

    With a ``certificate`` (PEM, with its key), the address is ``https://localhost:…``. Where the
    folder is a symbolic link, its target may change while nginx serves it. nginx runs as one
    process of the present user and writes only into a temporary folder. ``extra`` is what an
    administrator adds at the end of the server's block.

    Raises:
        RuntimeError: nginx is missing or does not start; the message says why.
    """
    nginx = find_nginx()
    port = _free_port()
    with tempfile.TemporaryDirectory() as name:
        config = _write_config(Path(name), site.absolute(), port, certificate, extra)
        process = subprocess.Popen(  # noqa: S603 - the system's nginx, our own arguments
            [nginx, "-e", "stderr", "-p", name, "-c", str(config)],
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            _wait_for(port, process)
            yield f"https://localhost:{port}/" if certificate else f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
            process.communicate()


def find_nginx() -> str:
    """Return the path of nginx, whose folder is often not in an ordinary user's PATH.

    Raises:
        RuntimeError: nginx is missing.
    """
    found = os.environ.get("NGINX") or shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    if not found:
        msg = "nginx is missing: see “Tests” in README.md"
        raise RuntimeError(msg)
    return found


def _write_config(
    folder: Path, site: Path, port: int, certificate: Path | None, extra: str
) -> Path:
    """Return nginx's configuration file, written to ``folder``.

    Raises:
        RuntimeError: ``deploy/nginx.conf`` lacks a line that is to be replaced.
    """
    settings = CONFIG.read_text(encoding="utf-8")
    listen = f"listen 127.0.0.1:{port};"
    if certificate:
        keys = f"ssl_certificate {certificate}; ssl_certificate_key {certificate};"
        listen = f"listen 127.0.0.1:{port} ssl; {keys}"
    for there, here in [
        ("listen 80;", listen),
        ("root /var/www/transparency;", f'root "{site}";'),
    ]:
        if settings.count(there) != 1:
            msg = f"{CONFIG}: “{there}” is not there once"
            raise RuntimeError(msg)
        settings = settings.replace(there, here)
    block = settings.rstrip().removesuffix("}")
    (folder / "site.conf").write_text(f"{block}{extra}\n}}\n", encoding="utf-8")
    temporary = "\n    ".join(f"{name}_temp_path {folder}/{name};" for name in _TEMPORARY)
    config = folder / "nginx.conf"
    config.write_text(_PROCESS.format(folder=folder, temporary=temporary), encoding="utf-8")
    return config


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[str]) -> None:
    """Return once the server accepts connections.

    Raises:
        RuntimeError: nginx exited, or did not accept connections in time.
    """
    deadline = time.monotonic() + _MAX_START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    process.kill()
    msg = f"nginx did not start: {process.communicate()[1]}"
    raise RuntimeError(msg)


def main() -> None:
    """Serve a built site until interrupted."""
    with serving(Path(sys.argv[1] if len(sys.argv) > 1 else "site")) as address:
        sys.stdout.write(f"{address}\n")
        sys.stdout.flush()
        try:
            time.sleep(10**8)
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
