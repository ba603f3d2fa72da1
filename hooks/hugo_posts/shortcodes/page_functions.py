"""What a shortcode's template can ask of the page that it stands in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property, partial
from typing import Any

from markupsafe import Markup

from hugo_posts.front_matter.glob import matches
from hugo_posts.record import dataclass
from hugo_posts.shortcodes.built_in.code import highlight
from hugo_posts.shortcodes.call import Context, Shortcode, ShortcodeError
from hugo_posts.shortcodes.functions.go_text import as_go_prints
from hugo_posts.shortcodes.functions.resources import names_in, resource_facts
from hugo_posts.shortcodes.functions.values import Resource

_BLANK = re.compile(r"\n[ \t]*\n")


def page_functions(shortcode: Shortcode, context: Context, base_path: str) -> Mapping[str, Any]:
    """Return the names that depend on the page; `templates` says what each is.

    `base_path` is the path of the site's address, which stands in that of the page and of each file.
    """
    page = _Page(shortcode, context, base_path)
    return {
        "asset": page.asset,
        "emojify": page.markdownify,
        "file_name": context.host.file_name,
        "highlight": page.highlight,
        "markdown": page.markdown,
        "markdownify": page.markdownify,
        "page_address": base_path + context.host.address[1:],
        "page_scratch": context.scratch,
        "read_file": page.read_file,
        "ref": page.ref,
        "render_string": page.render_string,
        "resource": page.resource,
        "resources": page.resources,
        "scratch": shortcode.scratch,
        "site": context.host.site,
    }


@dataclass(frozen=True)
class _Page:
    shortcode: Shortcode
    context: Context
    base_path: str

    def markdownify(self, text: object) -> Markup:
        """Return Markdown as HTML, a single paragraph without its tags."""
        return self._finished(self.context.markdownify(as_go_prints(text), self.shortcode.line))

    def markdown(self, text: object) -> Markup:
        """Return Markdown as blocks of HTML."""
        return self._finished(self.context.markdown(as_go_prints(text), inline=False, line=self.shortcode.line))

    def _finished(self, html: str) -> Markup:
        """Return HTML that stays one piece where the output of `{{% %}}` is read as Markdown: a blank line ends it."""
        return Markup(_BLANK.sub("\n&#10;", html) if self.shortcode.markdown else html)

    def render_string(self, *arguments: Any) -> Markup:
        """Do as Hugo's `.RenderString`; options come first, `display` being `inline` or `block`."""
        options = arguments[0] if len(arguments) > 1 and isinstance(arguments[0], Mapping) else {}
        text = as_go_prints(arguments[-1])
        if options.get("display") == "block":
            return self.markdown(text)
        return self.markdownify(text)

    def highlight(self, code: object, language: object = "", options: object = "") -> Markup:
        """Return a highlighted block of code."""
        if isinstance(options, Mapping):
            options = ",".join(f"{key}={value}" for key, value in options.items())
        arguments = [as_go_prints(language), as_go_prints(options)]
        return Markup(highlight(Shortcode("highlight", positional=arguments, inner=as_go_prints(code)), self.context))

    def ref(self, target: object) -> str:
        """Return the address of a page; raises ShortcodeError when there is none."""
        path = target.get("path") if isinstance(target, Mapping) else target
        address = self.context.host.ref(as_go_prints(path), line=self.shortcode.line, relative=True)
        if address is None:
            raise ShortcodeError(f'there is no page "{as_go_prints(path)}"; write the path of one')
        return address

    def read_file(self, name: object) -> str:
        """Return a file's text, named from the page's bundle or, as in Hugo, from the site's folder.

        Raises ShortcodeError where there is no such file.
        """
        path = as_go_prints(name).removeprefix("./")
        rooted = "/" + path.lstrip("/")
        places = (path, rooted, *(rooted.removeprefix(f"/{home}") for home in ("static", "assets", "content")))
        found = (text for place in places if (text := self.context.host.read_text(place)) is not None)
        text = next(found, None)
        if text is None:
            raise ShortcodeError(f'there is no file "{path}"; put it into docs/ or beside the post')
        return text

    def resource(self, name: object) -> Resource | None:
        """Return the file of the page's bundle that a name or pattern names, None without one."""
        path = as_go_prints(name)
        if any(sign in path for sign in "*?[{"):
            return next(iter(self.resources(path)), None)
        path = names_in(self._facts).get(path.lower(), path)
        return self._file(path.lstrip("./")) if path and "://" not in path else None

    def resources(self, pattern: str = "**", kind: str = "") -> list[Resource]:
        """Return the files of the page's bundle that a pattern names, or those of a kind, in their order."""
        names = {file: (file, each.get("name", file)) for file, each in self._facts.items()}
        fitting = (file for file, both in names.items() if any(matches(pattern.lstrip("/"), name) for name in both))
        found = [each for file in fitting if (each := self._file(file))]
        return [file for file in found if not kind or file.value("ResourceType") == kind]

    def asset(self, name: object) -> Resource | None:
        """Return a file of the site's assets, which stand at the site's root here."""
        return self._file("/" + as_go_prints(name).lstrip("/")) if name else None

    def _file(self, path: str) -> Resource | None:
        address = self.context.host.find(path)
        if address is None:
            return None
        width, height = self.context.host.image_size(address) or (0, 0)
        read = partial(self.context.host.read_text, path)
        return Resource(self.base_path + address[1:], width, height, read, path, self._facts.get(path, {}))

    @cached_property
    def _facts(self) -> Mapping[str, Mapping[str, Any]]:
        """What the page says of the files of its bundle, by their paths."""
        return resource_facts(self.context.host.front_matter.get("resources"), self.context.host.bundle())
