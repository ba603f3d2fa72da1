"""A deploy publishes what git has, and nothing that is nobody's to read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from deploy_repository import GIT, GOOD_POST, MKDOCS_YML, POST, Repository, git
from site_builder import mkdocs


def test_what_is_not_committed_is_not_published(repository: Repository) -> None:
    paths = ["docs/about.md", "docs/ảnh.svg", POST, "hooks/blog.py", "mkdocs.yml", "overrides/main.html"]
    for place in (repository.clone / path for path in paths):
        place.write_text((place.read_text("utf-8") if place.exists() else GOOD_POST) + "\n", encoding="utf-8")

    done = repository.deploy()

    assert done.returncode != 0
    told = done.stdout.partition("build the site again:\n")[2].partition("\nKeep them:  git add --all")[0]
    assert sorted(told.split()) == sorted(paths)
    assert "Building" not in done.stdout
    assert repository.published() == set()


def test_all_that_a_build_reads_must_be_committed(repository: Repository) -> None:
    """Another docs folder, the settings that others inherit from, snippets, templates; what git was told to ignore."""
    (repository.clone / "docs").rename(repository.clone / "bai")
    settings = {
        "goc/goc.yml": MKDOCS_YML.replace("INHERIT: ", "INHERIT: ../"),
        "khac.yml": "INHERIT: goc/goc.yml\ndocs_dir: bai\n",
        "includes/a.md": "A",
    }
    repository.commit(settings | {"overrides/rieng.html": "riêng", ".gitignore": "/site/\n/.cache/\n__pycache__/\n"})
    git(repository.clone, "update-index", "--assume-unchanged", "overrides/rieng.html")
    git(repository.clone, "update-index", "--skip-worktree", "hooks/new_post.py")
    changed = ["bai/about.md", "goc/goc.yml", "includes/a.md", "includes/b c.md", "khac.yml", "overrides/rieng.html"]
    for place in (repository.clone / path for path in changed):
        place.write_text((place.read_text("utf-8") if place.exists() else "") + "\n", encoding="utf-8")

    done = repository.deploy("-f", "khac.yml")

    assert done.returncode != 0
    told = done.stdout.partition("build the site again:\n")[2].partition("\nKeep them:  git add --all")[0]
    assert sorted(line.strip() for line in told.splitlines()) == changed

    repository.commit({".gitignore": "/site/\n__pycache__/\noverrides/moi.html\nincludes/*\n.cache/\n"})
    git(repository.clone, "update-index", "--no-assume-unchanged", "overrides/rieng.html")
    repository.commit({"overrides/moi.html": "", "includes/c.md": "", "includes/.c.md.swp": ""})
    again = repository.deploy("-f", "khac.yml")
    assert "git ignores these files" in again.stdout
    assert "  includes/c.md\n  overrides/moi.html\nKeep them:  git add --force" in again.stdout
    assert repository.published() == set()


@pytest.mark.parametrize("kept", ["includes", "docs"])
def test_a_snippet_that_links_out_is_not_read(repository: Repository, kept: str) -> None:
    (repository.clone / kept).mkdir(exist_ok=True)
    (repository.clone / kept / "x.txt").symlink_to("../.git/config")
    post = GOOD_POST + '\n--8<-- "x.txt"\n\n--8<-- "x.txt:1:2"\n'
    repository.commit({POST: post, ".gitignore": "/site/\n/.cache/\n"})

    done = repository.deploy()

    assert done.returncode != 0
    assert f'{POST}:7: snippet: "x.txt" is a link that leads out of the folders that `base_path` names' in done.stdout
    assert f'{POST}:9: snippet: "x.txt:1:2" is a link' in done.stdout
    pages = [path.read_text("utf-8") for path in (repository.clone / "site").rglob("*.html")]
    assert [page for page in pages if "repositoryformatversion" in page] == []


def test_a_template_that_links_out_is_not_read(repository: Repository) -> None:
    (repository.clone / "overrides/partials/x.html").symlink_to("/etc/hostname")
    done = mkdocs(repository.clone, "build")
    assert done.returncode != 0
    assert "overrides/partials/x.html: the link leads out of the project; put the file itself there" in done.stdout


def test_what_belongs_to_no_site_need_not_be_committed(repository: Repository) -> None:
    """Nor is it published where git ignores it."""
    (repository.clone / "ghi-chu.txt").write_text("riêng", encoding="utf-8")
    (repository.clone / ".git/info").mkdir(exist_ok=True)
    (repository.clone / ".git/info/exclude").write_text("*.txt\nnhap-*\n", encoding="utf-8")
    ignored = ["docs/rieng.txt", "docs/blog/posts/nhap-a.md", "docs/blog/posts/nhap-b/index.md", "docs/trang/nhap-c.md"]
    for path in (repository.clone / name for name in ignored):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(GOOD_POST, encoding="utf-8")

    done = repository.deploy()

    assert done.returncode == 0, done.stdout
    told = [line for line in done.stdout.splitlines() if "is not published, as git ignores it" in line]
    assert len(told) == len(ignored)
    assert [path for path in repository.published() if "nhap-" in path or "rieng" in path] == []


def test_what_a_dirty_build_leaves_out_is_not_published(repository: Repository) -> None:
    assert repository.deploy("--dirty").returncode != 0
    assert repository.published() == set()


def test_a_folder_without_git_is_told(repository: Repository, tmp_path: Path) -> None:
    shutil.rmtree(repository.clone / ".git")
    done = mkdocs(repository.clone, "gh-deploy", environment=GIT | {"GIT_CEILING_DIRECTORIES": str(tmp_path)})
    assert done.returncode != 0
    assert "a site is published from a git repository" in done.stdout
    assert "Traceback" not in done.stdout


PRIVATE: dict[str, str | bytes] = {  # beside what readers get
    "docs/.env": "MA=1",
    "docs/.DS_Store": "",
    "docs/dl/.dl.jpg.swp": "",
    "docs/dl/dl.psd": "",
    "docs/dl/Thumbs.db": "",
    "docs/dl/anh.jpg~": "",
    "docs/about.md~": "",
    "docs/#about.md#": "",
    "docs/.git/config": "",
    "docs/__pycache__/a.pyc": "",
    "overrides/main.html~": "",
    "overrides/ve.psd": "",
    f"{POST}.orig": "",
    "docs/blog/posts/nhap.md": GOOD_POST.replace("date", "draft: true\ndate"),
    "docs/blog/posts/goi/index.md": GOOD_POST.replace("date", "draft: true\ndate"),
    "docs/blog/posts/goi/kin.png": "",
}


def test_only_what_readers_shall_get_is_published(repository: Repository) -> None:
    repository.commit({"docs/.well-known/security.txt": "Contact: a", "docs/.nojekyll": ""})
    assert repository.deploy().returncode == 0
    before = repository.published()
    assert before >= {".well-known/security.txt", ".nojekyll"}

    settings = f"{MKDOCS_YML}plugins: {{blog: {{draft: true}}}}\n"
    repository.commit({**PRIVATE, "mkdocs.yml": settings}, force=True)
    done = repository.deploy()

    assert done.returncode == 0, done.stdout
    assert repository.published() == before
    assert "docs/blog/posts/nhap.md:3: draft: it is not published" in done.stdout


def test_a_link_out_of_the_docs_is_not_published(repository: Repository) -> None:
    links = {
        "mat-khau.txt": "/etc/hostname",
        "hu.png": "khong-co.png",
        "ngoai": "../hooks",
        "trong.jpg": "stress.jpg",
        "nho/vong": "../nho",  # MkDocs follows it forty times
    }
    (repository.clone / "docs/nho").mkdir()
    for name, target in links.items():
        (repository.clone / "docs" / name).symlink_to(target)
    repository.commit({})

    done = repository.deploy()

    assert done.returncode != 0
    assert "docs/mat-khau.txt:1: the link leads out of docs/; put the file itself there" in done.stdout
    assert done.stdout.count("docs/ngoai:1: the link leads out of docs/; put the folder itself there") == 1
    assert done.stdout.count("docs/nho/vong:1: the link leads to a folder that it is in, which would never end") == 1
    assert "docs/hu.png:1: the link leads nowhere" in done.stdout
    assert "docs/trong.jpg:1" not in done.stdout
    assert "Traceback" not in done.stdout
    assert repository.published() == set()
