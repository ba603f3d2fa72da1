"""A deploy takes nothing away unseen: no address, text or file that readers know."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import publish
import pytest
from deploy_repository import GOOD_POST, MKDOCS_YML, POST, Repository, git
from hugo_site.publishing.published_branch import PublishedBranch
from mkdocs.exceptions import Abort

LOST = "  /blog/bai-moi/\n  /cu/\n  /posts/bai-moi/\n"
ALIASES = "aliases: [/blog/bai-moi/, /cu/, /posts/bai-moi/]"


def test_an_address_is_not_lost(known: Repository) -> None:
    before = known.history()
    (known.clone / POST).unlink()
    known.commit({})

    done = known.deploy()

    assert done.returncode != 0
    assert LOST in done.stdout
    assert f"  {ALIASES}\n" in done.stdout
    assert "  taken_down: [/blog/bai-moi/]" in done.stdout
    assert "/blog/tags/" not in done.stdout.partition("Nothing was published")[2]
    assert known.history() == before


def test_a_renamed_post_leaves_redirects_when_it_says_what_it_was_told(known: Repository) -> None:
    (known.clone / POST).unlink()
    known.commit({"docs/blog/posts/ten-khac.md": GOOD_POST.replace("date", f"{ALIASES}\ndate")})

    done = known.deploy()

    assert done.returncode == 0, done.stdout
    assert "../ten-khac/" in git(known.remote, "show", "gh-pages:blog/bai-moi/index.html")
    assert known.published() >= {"cu/index.html", "posts/bai-moi/index.html"}


def test_a_post_that_is_taken_down_on_purpose_may_go(known: Repository) -> None:
    (known.clone / POST).unlink()
    settings = MKDOCS_YML.replace("extra:\n", "extra:\n  taken_down: [/blog/bai-moi/]\n")
    known.commit({"mkdocs.yml": settings})

    done = known.deploy()

    assert done.returncode == 0, done.stdout
    assert "Taken down: /blog/bai-moi/" in done.stdout
    assert not {"blog/bai-moi/index.html", "cu/index.html"} & known.published()


def test_a_post_that_becomes_a_draft_is_told(known: Repository) -> None:
    known.commit({POST: GOOD_POST.replace("date", "draft: true\ndate")})
    done = known.deploy()
    assert done.returncode != 0
    assert "  /blog/bai-moi/\n" in done.stdout


def test_what_another_computer_published_is_not_lost(known: Repository, tmp_path: Path) -> None:
    git(known.clone, "push", "--quiet", "origin", "HEAD:main")
    other = known.other(tmp_path)
    other.commit({"docs/blog/posts/may-khac.md": GOOD_POST})
    git(other.clone, "push", "--quiet", "origin", "HEAD:main")
    assert other.deploy().returncode == 0
    before = known.history()

    done = known.deploy()
    assert done.returncode != 0
    source = git(other.clone, "rev-parse", "--short", "HEAD").strip()
    assert f"what readers see was made from commit {source}, which this one does not build on" in done.stdout
    assert "git pull origin" in done.stdout
    assert known.history() == before

    git(known.clone, "pull", "--quiet", "origin", "main")
    known.commit({"docs/blog/posts/moi.md": GOOD_POST})
    assert known.deploy().returncode == 0
    assert known.history()[1:] == before


def test_a_commit_that_was_written_anew_is_told_how_to_go_on(known: Repository) -> None:
    source = git(known.clone, "rev-parse", "--short", "HEAD").strip()
    git(known.clone, "commit", "--quiet", "--amend", "--message=Sửa")
    branch = PublishedBranch(known.clone, "origin", "gh-pages")
    branch.fetch()
    with pytest.raises(Abort, match=f"git merge --strategy=ours {source}"):
        publish._check_history(branch)
    git(known.clone, "merge", "--quiet", "--strategy=ours", source)
    publish._check_history(branch)


def test_what_was_put_on_the_branch_by_hand_is_not_lost(known: Repository, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--branch=gh-pages", str(known.remote), "hand")
    hand = Repository(tmp_path / "hand", known.remote)
    hand.commit({"google12ab.html": "google", "ads.txt": "a", "index.html": "sửa", "CNAME": "khac.example.org\n"})
    git(hand.clone, "push", "--quiet", "origin", "gh-pages")

    done = known.deploy()

    assert done.returncode != 0
    assert "put on the branch gh-pages by hand, would be gone:\n  ads.txt\n  google12ab.html\n" in done.stdout
    assert "  taken_down: [/ads.txt, /google12ab.html]" in done.stdout

    keep = done.stdout.partition("Keep them:  ")[2].splitlines()[0]
    subprocess.run(keep, shell=True, cwd=known.clone, check=True)
    settings = MKDOCS_YML.replace("extra:\n", "extra:\n  taken_down: [/google12ab.html]\n")
    known.commit({"mkdocs.yml": settings})
    again = known.deploy()
    assert again.returncode == 0, again.stdout
    assert re.search(r"Changed on the branch gh-pages by hand, and now as built:\s+index\.html", again.stdout)
    assert "ads.txt" in known.published()
    assert "google12ab.html" not in known.published()


def test_a_text_that_would_shrink_to_nothing_is_told(known: Repository) -> None:
    known.commit({"docs/blog/posts/tu-bo-deep-learning.md": "---\ntitle: Từ bỏ\ndate: 2024-03-09\n---\n"})
    done = known.deploy()
    assert done.returncode != 0
    assert "would be left of the text of these pages:\n  /blog/tu-bo-deep-learning/\n" in done.stdout
    assert "  taken_down: [/blog/tu-bo-deep-learning/]" in done.stdout
