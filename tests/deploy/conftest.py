"""The sample site with pictures, both editions, served by a real nginx with its own settings."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.kinds.entry import Audience
from generator.mkdocs.publish import publish
from tests.browser.looking import Site
from tests.media import samples
from tests.project import make_project

if TYPE_CHECKING:
    from collections.abc import Iterator


USER, PASSWORD = "reader", "correct horse"
VERIFICATION = "MP_verify_AbCdEf123456.txt"

_PLACE = """\
title: 有图的点位
images:
  - {file: media/x.jpg, alt: 湖边的雕塑, credit: 测试}
  - {file: media/y.png, alt: 碑文}
panorama: {file: media/wide.jpg, alt: 广场全景}
audio: media/x.mp3
"""
_ROOT_FILES = {
    VERIFICATION: "AbCdEf123456",
    "robots.txt": "User-agent: *\n",
    ".well-known/security.txt": "Contact: x\n",
}
_TABLE = """\
# 表格

| 左 | 右 |
|:--|--:|
| 一 | 二 |

!!! note "提示"
    正文。

![碑文](y.png)
"""

_CONF = """\
daemon off;
master_process off;
pid nginx.pid;
error_log stderr warn;
events {{}}
http {{
    include {mime};
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path tmp;
    proxy_temp_path tmp;
    fastcgi_temp_path tmp;
    uwsgi_temp_path tmp;
    scgi_temp_path tmp;
    server {{
        listen 127.0.0.1:{public};
        root {out}/public;
        include {out}/deploy/public.conf;
    }}
    server {{
        listen 127.0.0.1:{internal};
        root {out}/internal;
        include {out}/deploy/internal.conf;
    }}
}}
"""


@dataclass(frozen=True)
class Served:
    """Both editions behind nginx."""

    public: Site
    internal: Site


def _free_port() -> int:
    with socket.socket() as handle:
        handle.bind(("127.0.0.1", 0))
        port: int = handle.getsockname()[1]
        return port


OTHER = f"http://127.0.0.1:{_free_port()}"
"""The root of a site that may show the map."""


def _published(folder: Path) -> Path:
    project = make_project(folder / "project")
    content = project / "content"
    wide = samples.gradient(2400, 800)
    samples.write(
        content / "media",
        {"x.jpg": samples.telling("JPEG"), "wide.jpg": samples.telling("JPEG", wide)},
    )
    samples.write(
        content / "media", {"y.png": samples.telling("PNG"), "x.mp3": samples.recording()}
    )
    texts = {"places/with-pictures.yml": _PLACE, "pages/table.md": _TABLE}
    texts |= {f"pages/{name}": text for name, text in _ROOT_FILES.items()}
    samples.write(content, {name: text.encode() for name, text in texts.items()})
    samples.write(content / "pages", {"y.png": samples.telling("PNG")})
    (project / "site_config/map.yml").write_text(f"frames: [{OTHER}]\n", "utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("markdown_extensions: [admonition]\n")
    with contextlib.chdir(project):
        for audience in Audience:
            publish(audience, None, folder / "out")
    return folder / "out"


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    program = shutil.which(
        "nginx", path=os.pathsep.join([os.environ["PATH"], "/usr/sbin", "/usr/local/sbin"])
    )
    if not program:
        pytest.fail("no nginx here: tests/need-programs installs it")
    folder = tmp_path_factory.mktemp("nginx")
    folder.chmod(0o755)
    out = _published(folder)
    ports = {"public": _free_port(), "internal": _free_port()}
    settings = folder / "nginx.conf"
    settings.write_text(_CONF.format(mime=_mime_types(), out=out, **ports), "utf-8")
    (folder / "qingjian-internal.htpasswd").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n", "utf-8")
    with subprocess.Popen(
        [program, "-p", str(folder), "-c", str(settings)], stderr=subprocess.PIPE
    ) as process:
        for port in ports.values():
            _wait_for(port, process)
        sites = {
            name: Site(out / name, f"http://127.0.0.1:{port}/") for name, port in ports.items()
        }
        yield Served(**sites)
        process.terminate()


def _mime_types() -> str:
    known = (
        "/etc/nginx/mime.types",
        "/usr/local/etc/nginx/mime.types",
        "/opt/homebrew/etc/nginx/mime.types",
    )
    return next(path for path in known if Path(path).exists())


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(1200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        assert process.poll() is None, process.stderr and process.stderr.read().decode()
        time.sleep(0.05)
    pytest.fail("nginx does not answer")
