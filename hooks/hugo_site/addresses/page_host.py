"""The site as the Markdown converter sees it while it converts one page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, quote, unquote, urlunsplit

from hugo_posts.front_matter.parameters import param
from hugo_posts.host import Host, NullHost
from hugo_posts.html.formulas import Formula
from hugo_posts.record import dataclass
from hugo_posts.shortcodes.functions.resources import names_in, resource_facts
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from ..formulas.goat import draw
from ..images.size import image_size
from ..languages.files import written_as
from ..languages.translations import OtherSite
from ..log import log
from ..messages.link_check import Use, is_image_path
from ..texts.texts import Texts
from .content_paths import content_key
from .lookup import Addresses, Place, split_local

#: What files of other output formats end with.
_FORMATS = {"rss": "xml", "json": "json"}
#: An address of another site that something stands before: `./https://example.org`.
_BEHIND = re.compile(r"https?://[^\s/]+?\.[^\s()]+?(?=(?:\)|>|%3E|%22|%E2%80%9D)?$)")
_STATIC = re.compile(r"^.*?/static(?=/)")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
#: An address of another site without its scheme: `www.x.y`, or a name that ends as sites' names do and files' do not.
_HOST = re.compile(
    r"(www\.[\w-]+|[\w-]+)(\.[\w-]+)*"
    r"\.(com|org|net|io|dev|cn|vn|me|info|edu|gov|app|ai|de|fr|jp|uk|ru|it|es|nl|eu|ch|ua|kr|tw|tv)(/.*)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class PageHost:
    """Answers the converter's questions about one page (`hugo_posts.host.Host`)."""

    file: File  # the page's file
    addresses: Addresses  # what the site contains
    docs_dir: str  # the docs folder as an author knows it, e.g. `docs`
    first_line: int  # line of the file where the text given to the converter begins, 1-based
    front_matter: Mapping[str, Any]  # the page's front matter
    params: Mapping[str, Any]  # parameters of the site
    texts: Texts  # what is said to readers in the page's language
    names: Mapping[str, str] = field(default_factory=dict)  # the site's `title`, `language`, `timezone`
    #: Returns where a path leads in another language's site, from the host's root.
    elsewhere: Callable[[str], str | None] = lambda path: None
    #: Returns what the site of another language has, None for the page's own.
    other_site: Callable[[str], OtherSite | None] = lambda language: None
    link_hook: bool = False  # whether a link may name a page as `ref` does, see `HugoSettings`
    image_hook: bool = False  # whether letter case does not count in an image's name, see `HugoSettings`
    uses: list[Use] = field(default_factory=list)  # gets what the page links to and shows, as it is converted
    #: Returns the files of a gist, see `Gists`.
    gist: Callable[[str], Mapping[str, str] | None] = lambda identifier: None
    #: Returns what is wrong with the TeX of a formula, in KaTeX's words.
    mistake_in: Callable[[Formula], str] = lambda formula: ""

    @property
    def source(self) -> str:
        """The file's path as an author knows it, e.g. `docs/blog/posts/x.md`."""
        return posixpath.join(self.docs_dir, written_as(self.file))

    def report(self, line: int, message: str) -> None:
        """Warn of a mistake in line `line` of the body; under `--strict` the build fails."""
        log.warning("%s:%d: %s", self.source, self.first_line + line - 1, message)

    def advise(self, line: int, message: str) -> None:
        """Say what could be better in line `line` of the body; `mkdocs build --verbose` and the check show it."""
        log.debug("%s:%d: %s", self.source, self.first_line + line - 1, message)

    def markdown_url(self, url: str, line: int) -> str:
        """Return `url` as a source path, which MkDocs turns into an address, where it is none already."""
        url = url.removesuffix("#") if self.link_hook else url  # Hugo's hook writes no empty part
        found = self._find(url, line)
        if found is None:
            return url
        parts, place = found
        if place.file is None or place.is_copy:
            return self._leading_to(parts, place)
        path = posixpath.relpath(place.file.src_uri, posixpath.dirname(self.file.src_uri) or ".")
        return _with_path(parts, quote(path))

    def html_url(self, url: str, line: int) -> str:
        """Return `url` relative to the page's own address, or as it is if it leads there already.

        One that names nothing is reported and left as it is, too.
        """
        found = self._find(url, line)
        return self._leading_to(*found) if found else url

    def image_size(self, url: str) -> tuple[int, int] | None:
        """Return width and height of a local image in pixels, None when it has none or is not here."""
        parts = self._local(url)
        place = self._place(parts.path) if parts else None
        return image_size(place.file.abs_src_path) if place and place.file and place.file.abs_src_path else None

    def find(self, path: str) -> str | None:
        """Return the address, from the site's root, of the file that `path` names as seen from this page, or None."""
        place = self._place(path)
        if place is None or place.file is None:
            return None
        return f"/{unquote(place.file.url if place.url.startswith('/') else place.url)}"

    def bundle(self) -> tuple[str, ...]:
        """Return the files of the page's bundle, i.e. those in the folder of an `index.md`, but for other pages."""
        folder, name = posixpath.split(self.file.src_uri)
        if name != "index.md" or self.file.abs_src_path is None:
            return ()
        home = Path(self.file.abs_src_path).parent
        names = sorted(path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file())
        there = (each for each in names if not each.endswith(".md"))
        return tuple(each for each in there if self.addresses.find(f"/{quote(folder)}/{quote(each)}", self.file))

    def read_text(self, path: str) -> str | None:
        """Return the text of the file of this site that `path` names as seen from this page, None without one."""
        place = self.addresses.find(path, self.file)
        source = place.file.abs_src_path if place and place.file else None
        return Path(source).read_text(encoding="utf-8", errors="replace") if source else None

    def draw(self, diagram: str) -> str:
        """Return the SVG of a diagram of characters; nothing where it can't be drawn."""
        return draw(diagram)

    @property
    def file_name(self) -> str:
        """The name of the page's file without its ending, e.g. `x` or `index`."""
        return Path(self.file.src_uri).stem

    @property
    def address(self) -> str:
        """The page's own address from the site's root."""
        return f"/{unquote(self.file.url)}".replace("/./", "/")

    @property
    def site(self) -> Mapping[str, Any]:
        """The site's `title`, `language`, `timezone` and `params`."""
        return {**self.names, "params": self.params}

    def param(self, name: str) -> object:
        """Return a parameter of the page, else of the site, as Hugo's `param` does; `author.name` is one within one."""
        return param(self.front_matter, self.params, name)

    def text(self, name: str, /, **values: object) -> str:
        """Return one of the converter's texts in the page's language."""
        return self.texts.text(name, **values)

    def ref(self, target: str, *, line: int, relative: bool, language: str = "", form: str = "") -> str | None:
        """Return the address of the page that Hugo's `ref` or `relref` names, relative to this page.

        `target` is a path from the content folder's root or from the page (`/posts/x.md`, `x`, `x.md#part`), or the
        address of a section, tag or series; see https://gohugo.io/methods/page/relref/.
        """
        parts = split_local(target)
        if parts is None:
            return target if target.startswith("#") else None
        other = self.other_site(language)
        place = self._content_of(other, parts.path) if other else self._content(parts.path, as_ref=True)
        if place and form.lower() not in ("", "html"):
            ending = _FORMATS.get(form.lower(), "")
            named = (posixpath.join(each, f"index.{ending}") for each in (place.url, content_key(parts.path)))
            found = (other.at(each) if other else self.addresses.find(f"/{each}", self.file) for each in named)
            url = next((each if isinstance(each, str) else each.url for each in found if each), "")
            place = Place(url, None) if url else None
        if place and other:
            return _with_path(parts, other.address + place.url.removeprefix("./"))
        return _with_path(parts, get_relative_url(place.url, self.file.url)) if place else None

    def _content_of(self, other: OtherSite, path: str) -> Place | None:
        url = self.addresses.content.find_in(other.content, path, self.file) or other.at(content_key(path))
        return Place(url, None) if url else None

    def _content(self, path: str, *, as_ref: bool = False) -> Place | None:
        """Return the page, section, tag or series that Hugo knows by a path below `content/`, or a page's address."""
        file = self.addresses.content.find(path, self.file, as_ref=as_ref)
        if file is not None:
            return Place(file.url, file)
        key = content_key(path)  # `/tags/Học máy` is a list's address, but for its spelling
        names = (path, f"/{key}/", f"/{key}.md" if path.startswith("/") else f"{key}.md")
        found = (self.addresses.find(each, self.file) for each in names)
        return next((place for place in found if place is not None), None)

    def _find(self, url: str, line: int) -> tuple[SplitResult, Place] | None:
        """Return the parts of `url` and what it names, and note its use; None where it stays, as what names nothing."""
        if url.startswith("#"):
            self._note(url, line, self.file)
        parts = self._local(url)
        if parts is None:
            return None
        place = self._place(parts.path)
        if place is None and self.link_hook:
            place = self._content(parts.path)
        if place is None and self.image_hook and is_image_path(parts.path) and not parts.path.startswith("/"):
            there = self.addresses.alike(parts.path, self.file)
            place = self.addresses.find(f"/{there}", self.file) if there else None
        if place is None and (there := self.elsewhere(parts.path)):  # in another language
            place = Place(there, None)
        if place is None:
            self.report(line, self._missing(parts.path))
        elif place.file is not None:
            self._note(url, line, place.file)
        return None if place is None or self.addresses.leads_to(parts.path, place) else (parts, place)

    def _place(self, path: str) -> Place | None:
        """Return what a path names, or the name that the page gives to a file beside it."""
        place = self.addresses.find(path, self.file)
        if place is None and "resources" in self.front_matter:
            named = names_in(resource_facts(self.front_matter["resources"], self.bundle())).get(unquote(path).lower())
            place = self.addresses.find(named, self.file) if named else None
        return place

    def _leading_to(self, parts: SplitResult, place: Place) -> str:
        """Return the address of a place; one of another language's is from the host's root."""
        is_elsewhere = place.url.startswith("/")
        return _with_path(parts, place.url if is_elsewhere else get_relative_url(place.url, self.file.url))

    def _note(self, url: str, line: int, target: File) -> None:
        self.uses.append(Use(self.source, self.first_line + line - 1, url, target))

    def _local(self, url: str) -> SplitResult | None:
        """Return the parts of `url` when it must be found in the site.

        A shortcode's token stands for no address, and one that could not be rendered has been reported.
        """
        return None if "HAHAHUGOSHORTCODE" in url or url.startswith(("{{<", "{{%")) else split_local(url)

    def _missing(self, path: str) -> str:
        if unpublished := self.addresses.unpublished(path, self.file):
            return f'link: "{path}" leads to a post that is not published: {unpublished}; publish it, too, or wait'
        inner = self.addresses.inside(path)
        rooted = posixpath.normpath(f"/{inner}")
        public = _STATIC.sub("", rooted)  # a file of Hugo's static/, by its place in the repository
        public = public if public != rooted and self.addresses.find(public, self.file) else ""
        if not is_image_path(path):
            hidden = _BEHIND.search(path) or _HOST.fullmatch(path)
            address = hidden and (hidden[0] if "//" in hidden[0] else f"https://{path}")
            address = f"mailto:{path}" if _MAIL.fullmatch(path) else address
            address = f'"{public}"' if public else address
            remedy = f"write {address}" if address else "write the address of one, or take the link out"
            return f'link: "{path}" is no page or file of this site; {remedy}'
        told = f'image: "{path}" not found in {self.docs_dir}/'
        if path[1:2] == ":" or path.lower().startswith("file:"):
            return f"{told}; copy the file there, and write its name"
        if public or self.addresses.find(rooted, self.file):
            return f'{told}; write "{public or rooted}"'
        if there := self.addresses.alike(path, self.file):
            return f"{told}; letter case counts, and the file is {self.docs_dir}/{there}"
        is_from_root = path.startswith("/") or self.addresses.relative_to_root
        home = self.docs_dir if is_from_root else posixpath.dirname(self.source)
        expected = posixpath.normpath(posixpath.join(home, unquote(inner).lstrip("/")))
        if not expected.startswith(f"{self.docs_dir}/"):  # as a browser, which goes no higher than the site's root
            expected = f"{self.docs_dir}{unquote(rooted)}"
        return f"{told}; put the file at {expected}"


def _with_path(parts: SplitResult, path: str) -> str:
    return urlunsplit(("", "", path, parts.query, parts.fragment))


class PageAtHand:
    """The page that is prepared and converted now; each in its turn."""

    page: PageHost  # its host; from the first page on

    def __init__(self) -> None:
        self._answers: Host = NullHost()

    def begin(self, page: PageHost) -> None:
        """Go on to the next page."""
        self.page = self._answers = page

    def host(self) -> Host:
        """Return what answers the converter now; before the first page, what knows no site."""
        return self._answers

    @contextmanager
    def answered_by(self, other: Host) -> Iterator[None]:
        """Let another answer in the page's place, within the `with` block."""
        before, self._answers = self._answers, other
        try:
            yield
        finally:
            self._answers = before
