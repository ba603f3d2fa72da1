"""Files beside posts stand at the address that their path in the site says, as Material's blog plugin leaves them."""

from __future__ import annotations

import pytest
from hugo_site.files.placing import place_beside_posts
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

# folder of posts, of the blog, a file's path, and where it is to be.
MEDIA = [
    ("blog/posts", "blog", "blog/posts/a/b c.png", "blog/a/b c.png"),
    ("blog/posts", "blog", "blog/posts/posts/2024/a.png", "blog/posts/2024/a.png"),
    ("blog/posts", "blog", "blog/posts/x/blog/posts/posts/a.png", "blog/x/blog/posts/posts/a.png"),
    ("posts", "", "posts/posts/a.png", "posts/a.png"),
    ("blog/posts", "blog", "dl/blog/posts/posts/a.png", "dl/blog/posts/posts/a.png"),
]


@pytest.mark.parametrize(("folder", "root", "path", "placed"), MEDIA)
def test_a_file_beside_a_post_is_found_where_it_is(folder: str, root: str, path: str, placed: str) -> None:
    config = MkDocsConfig()
    config.load_dict({"site_name": "A", "site_dir": "/s"})
    file = File(path, "/d", "/s", use_directory_urls=True)
    if path.startswith(folder):  # as the plugin's on_files does
        file.dest_uri = file.dest_uri.replace(folder, root or ".")
        file.url = file.url.replace(folder, root or ".")
    place_beside_posts(Files([file]), folder, root, config)
    assert (file.dest_uri.removeprefix("./"), file.url.removeprefix("./")) == (placed, placed.replace(" ", "%20"))
