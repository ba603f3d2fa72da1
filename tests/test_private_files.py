"""What nobody should read, by name and by content, and what nobody can: tables of files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hugo_site.publishing.private_files import unwanted, unwanted_contents
from site_builder import PROJECT

REFUSED = """
    .well-known/.env  a/.well-known/x  .git/config  dl/.DS_Store  dl/Thumbs.db  dl/ANH.PSD  dl/a.jpg~  #a.md#  x.swp
    x.swo      __pycache__/a.pyc  a.rej  ~$bai.docx  .~lock.a.odt#  a.tmp  a.lock  phim.mp4.part
    khoa/id_rsa  id_ed25519.pub  may/server.KEY  chung.pem  a.p12  a.pfx  a.ppk  mat-khau.kdbx  a.ovpn  prod.env
    credentials.json  client_secret_12.apps.json  service-account.json  secrets.yaml  terraform.tfstate
    du-lieu.sqlite  du-lieu.sqlite3  du-lieu.db  du-lieu.db-wal  a.mdb
    anh (Mai's conflicted copy 2024-05-06).jpg  bai.sync-conflict-20240506-101133-ABC.md  a (conflict 2024).txt
""".replace("\n", "  ")
KEPT = """
    index.html  .nojekyll  .well-known/security.txt  .well-known/pki-validation/a.txt  CNAME  dl/a~b.jpg  a#b.html
    khoa.html  keys.txt  id.html  monkey.jpg  the.key.html  pem.png  db.html  lock.svg  conflict.html  swap.jpg  a.sql
    khoa-cong-khai.asc  assets/licences.txt  xung-dot-conflict/index.html
""".replace("\n", "  ")


@pytest.mark.parametrize("path", [path for path in REFUSED.split("  ") if path.strip()])
def test_what_nobody_should_read(path: str) -> None:
    assert unwanted([path]) == [path]


@pytest.mark.parametrize("path", [path for path in KEPT.split("  ") if path.strip()])
def test_what_readers_may_have(path: str) -> None:
    assert unwanted([path]) == []


JPEG = (PROJECT / "docs/dl/dl.jpg").read_bytes()
PNG = (PROJECT / "docs/dl/arxiv.png").read_bytes()
LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
CONTENTS = {  # what is found: a key, nothing, or why it is no picture
    "ghi-chu.txt": (b"-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blb\n", "secret"),
    "may-chu": (b"\n-----BEGIN RSA PRIVATE KEY-----\n", "secret"),
    "putty.txt": (b"PuTTY-User-Key-File-3: ssh-ed25519\n", "secret"),
    "kho.dat": (b"SQLite format 3\0....", "secret"),
    "chung-chi.txt": (b"-----BEGIN CERTIFICATE-----\n", ""),
    "khoa-cong-khai.asc": (b"-----BEGIN PGP PUBLIC KEY BLOCK-----\n", ""),
    "bai.html": (b"-----BEGIN PRIVATE KEY----- is how it begins", ""),
    "a.jpg": (JPEG, ""),
    "a.png": (PNG, ""),
    "jpeg-that-is-called.png": (JPEG, ""),
    "a.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", ""),
    "empty.txt": (b"", ""),
    "lfs.jpg": (LFS, "git lfs pull"),
    "lfs.zip": (LFS, "git lfs pull"),
    "empty.JPG": (b"", "is empty"),
    "empty.svg": (b"", "is empty"),
    "text.png": (b"Not found", "is no picture"),
    "page.jpg": (b"<!doctype html><title>404</title>", "is no picture"),
    "text.svg": (b"Not found", "is no picture"),
    "zeroes.webp": (bytes(500), "is no picture"),
    "half.jpg": (JPEG[: len(JPEG) // 2], "only a part"),
    "half.png": (PNG[: len(PNG) // 2], "only a part"),
}


@pytest.mark.parametrize("name", CONTENTS)
def test_what_a_file_holds(tmp_path: Path, name: str) -> None:
    content, expected = CONTENTS[name]
    (tmp_path / name).write_bytes(content)
    secret, broken = unwanted_contents(tmp_path, [name])
    assert secret == ([name] if expected == "secret" else [])
    assert len(broken) == (1 if expected not in ("", "secret") else 0)
    assert all(line.startswith(f"{name}: ") and expected in line for line in broken)


def test_every_file_of_the_docs_may_be_published(tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "docs", tmp_path / "docs")
    paths = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()]
    assert (unwanted(paths), unwanted_contents(tmp_path, paths)) == ([], ([], []))
