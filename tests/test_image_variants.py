"""Smaller copies of images: which are made, that they are as the original, and that they are made once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hugo_site.images.responsive import srcset
from hugo_site.images.variants import Original, make, original
from PIL import Image
from site_builder import PROJECT, Build, build, copy_project


@pytest.mark.parametrize(
    ("width", "is_photo", "shown", "widths", "needs_original"),
    [
        (4000, True, 650, [320, 640, 1280], False),  # from a camera
        (4000, True, 300, [320, 640], False),  # a small figure
        (900, True, 650, [320, 640, 900], False),  # as wide as it is, but lighter
        (700, True, 650, [320, 640], False),  # hardly wider than a copy
        (320, True, 650, [320], False),
        (1000, False, 650, [320, 640], True),  # a drawing is not blurred on a fine screen
        (1000, False, 300, [320, 640], False),
        (3000, False, 650, [320, 640, 1280], False),
        (300, False, 650, [], False),
    ],
)
def test_copies_are_as_wide_as_screens_need(
    width: int, is_photo: bool, shown: int, widths: list[int], needs_original: bool
) -> None:
    image = Original("x", width, is_photo, "")
    assert image.widths(shown) == widths
    assert (bool(widths) and image.is_needed(widths, shown) == needs_original) or not widths


def noise(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    """An image that no format makes light."""
    bands = [Image.effect_noise(size, 90 + 10 * band) for band in range(len(mode))]
    return Image.merge(mode, bands) if len(bands) > 1 else bands[0]


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("small.png", {}),
        ("moving.gif", {"save_all": True, "append_images": [noise((700, 50))]}),
        ("moving.webp", {"save_all": True, "append_images": [noise((700, 50))]}),
        ("still.gif", {}),
    ],
)
def test_what_moves_or_is_light_is_left_alone(tmp_path: Path, name: str, options: dict[str, object]) -> None:
    image = Image.new("RGB", (700, 50)) if name.startswith("small") else noise((700, 50))
    image.save(tmp_path / name, **options)  # type: ignore[arg-type]
    assert original(str(tmp_path / name)) is None


@pytest.mark.parametrize("content", [b"", b"\xff\xd8" + b"no picture" * 3000, b"<svg>" + b" " * 30000])
def test_what_is_no_raster_image_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.jpg"
    path.write_bytes(content)
    assert original(str(path)) is None
    assert original(str(tmp_path / "missing.jpg")) is None


def test_a_copy_is_upright_and_keeps_its_holes(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    noise((700, 400)).save(tmp_path / "turned.jpg", exif=exif)
    noise((700, 400), "RGBA").save(tmp_path / "holes.png")
    for name, size, mode in (("turned.jpg", (320, 560), "RGB"), ("holes.png", (320, 183), "RGBA")):
        found = original(str(tmp_path / name))
        assert found is not None
        with Image.open(make(found, [320], tmp_path / "cache")[0]) as copy:
            assert (copy.format, copy.size, copy.mode) == ("WEBP", size, mode)


def test_a_copy_is_made_once_and_again_for_another_content(tmp_path: Path) -> None:
    path = tmp_path / "x.jpg"
    noise((700, 400)).save(path)
    first = original(str(path))
    assert first is not None
    (copy,) = make(first, [320], tmp_path / "cache")
    made = copy.stat().st_mtime_ns
    assert make(first, [320], tmp_path / "cache") == [copy]
    assert copy.stat().st_mtime_ns == made
    Image.new("RGB", (900, 500)).save(path, comment=b" " * 30_000)
    second = original(str(path))
    assert second is not None
    assert make(second, [320], tmp_path / "cache") != [copy]


def test_addresses_of_copies_are_beside_the_images() -> None:
    assert srcset("a, b.jpg?x#center", [(".320.webp", 320), ("", 500)], 300) == (
        ' srcset="a%2C%20b.jpg.320.webp 320w, a%2C%20b.jpg 500w" sizes="(max-width: 332px) calc(100vw - 32px), 300px"'
    )
    assert srcset("a.jpg", [], 300) == ""


def test_pages_name_copies_that_are_there(grown_site: Build) -> None:
    page = grown_site.read("blog/tu-bo-deep-learning/index.html")
    assert 'srcset="../../dl/dl.jpg.320.webp 320w, ../../dl/dl.jpg.640.webp 640w"' in page
    assert (grown_site.folder / "dl/dl.jpg.640.webp").stat().st_size < (grown_site.folder / "dl/dl.jpg").stat().st_size
    assert 'srcset="dl/dl.jpg.320.webp 320w' in grown_site.read("index.html")


def test_one_setting_leaves_all_images_as_they_are(tmp_path: Path) -> None:
    built = build(copy_project(tmp_path / "project", settings="extra: {hugo: {small_images: false}}"), "--strict")
    assert built.exit_code == 0, built.output
    assert list(built.folder.rglob("*.webp")) == []
    assert "srcset" not in built.read("blog/tu-bo-deep-learning/index.html") + built.read("index.html")


def test_a_damaged_image_is_told_of_by_each_build_and_shown_as_far_as_it_goes(tmp_path: Path) -> None:
    picture = (PROJECT / "docs/dl/dl.jpg").read_bytes()
    damaged = {f"dl/{name}.jpg": picture[: int(len(picture) * left)] for name, left in {"dl": 0.5, "most": 0.9}.items()}
    post = "---\ntitle: Hình\ndate: 2024-01-02\n---\n\n![Hình](/dl/most.jpg)\n"
    files = {"docs/blog/posts/x.md": post} | {f"docs/{path}": content for path, content in damaged.items()}
    project = copy_project(tmp_path / "project", files)
    for _ in range(2):
        built = build(project, "--strict")
        for path, content in damaged.items():
            assert f"docs/{path}: image: it is damaged (image file is truncated" in built.output
            assert (built.folder / f"{path}.320.webp").read_bytes() == content
        assert built.exit_code == 1
