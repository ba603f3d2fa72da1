"""A post reads nothing from outside of `docs` and `includes`, and writes nothing outside of the site."""

from __future__ import annotations

import json

import pytest
from PIL import Image
from site_builder import Build, build, copy_project

SECRET = "Mật khẩu của máy"
#: From a post's folder, from its address, from `docs`, from the project, and as a full path.
PATHS = ["secret.txt", "../secret.txt", *("../" * depth + "secret.txt" for depth in range(2, 7)), "{folder}/secret.txt"]
PATHS += [
    "..\\..\\..\\..\\secret.txt",
    "%2e%2e/%2e%2e/%2e%2e/%2e%2e/secret.txt",
    "file://{folder}/secret.txt",
    "a\x00b",
]
#: Places in a text that name a file; `@` is the path.
TEXTS = [
    "![x](<@>)",
    "[x](<@>)",
    '--8<-- "@"',
    '{{{{< figure src="@" link="@" >}}}}',
    '{{{{< inTextImg url="@" >}}}}',
    '{{{{< audio src="@" >}}}}',
    '[x]({{{{< ref "@" >}}}})',
    '{{{{< readfile "@" >}}}}',
    '{{{{< include "@" >}}}}',
    '{{{{< param "@" >}}}}',
    '<img src="@" alt="">',
    '``` py title="x" file="@"\nx\n```',
    "--8<--\n@\n--8<--",
]
#: A post that reads files of the site's own.
OWN = {
    "docs/blog/posts/own.md": '---\ntitle: x\ndate: 2024-01-02\n---\n\n--8<-- "mine.md"\n\n--8<-- "part.txt"\n',
    "includes/mine.md": "Của *mình*.",
    "docs/part.txt": "Một phần.",
}
FIELDS = ["template", "icon", "slug", "url", "aliases", "images", "image", "layout", "file", "resources", "title"]


@pytest.fixture(scope="module")
def confined(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A site whose posts name a file beside the project and one in it, in every way."""
    folder = tmp_path_factory.mktemp("confined")
    (folder / "secret.txt").write_text(SECRET, encoding="utf-8")
    Image.new("RGB", (333, 444)).save(folder / "secret.png")
    posts = {}
    for number, path in enumerate(one.format(folder=folder) for one in PATHS):
        texts = [text.format().replace("@", path) for text in TEXTS]
        posts[f"text-{number}"] = "\n\n".join([json.dumps({"title": "x", "date": "2024-01-02"}), *texts])
        posts[f"picture-{number}"] = posts[f"text-{number}"].replace("secret.txt", "secret.png")
        for field in FIELDS:
            value = [path] if field in ("aliases", "images") else path
            matter = {"date": "2024-01-02", field: value, "cover": {"image": path.replace("txt", "png")}}
            posts[f"{field}-{number}"] = f"{json.dumps(matter)}\n\nChữ.\n"
    files = {f"docs/blog/posts/{name}.md": text for name, text in posts.items()}
    project = copy_project(folder / "a/b/project", {**files, "secret.txt": SECRET, **OWN})
    return build(project)


def test_the_build_goes_on(confined: Build) -> None:
    assert confined.exit_code == 0, confined.output[-3000:]
    assert "Traceback" not in confined.output


def test_nothing_from_outside_is_published(confined: Build) -> None:
    holders = [path for path in confined.folder.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
    assert holders == []


def test_the_size_of_a_picture_outside_is_not_told(confined: Build) -> None:
    assert [path for path in confined.folder.rglob("*.html") if b"333" in path.read_bytes()] == []


def test_nothing_is_written_outside(confined: Build) -> None:
    project = confined.folder.parent
    assert {path.name for path in project.parents[2].iterdir()} == {"a", "secret.txt", "secret.png"}
    assert [path.name for path in project.parents[1].iterdir()] == ["b"]
    assert [path.name for path in project.parent.iterdir()] == ["project"]
    assert {path.name for path in project.iterdir()} <= {
        *("docs", "hooks", "overrides", "includes", "site", "mkdocs.yml", "secret.txt", ".cache")
    }


def test_an_image_outside_is_told_with_its_line(confined: Build) -> None:
    assert 'docs/blog/posts/picture-1.md:3: image: "../secret.png" not found in docs/' in confined.output


def test_snippets_are_read_from_docs_and_includes(confined: Build) -> None:
    html = confined.read("blog/own/index.html")
    assert "<p>Của <em>mình</em>.</p>" in html
    assert "<p>Một phần.</p>" in html
