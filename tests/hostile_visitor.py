"""Somebody who opens pages in a real browser, touches everything on them, and notices what runs or could run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from playwright.sync_api import Browser, Dialog, Page
from site_builder import Build
from site_server import served

#: Everything in a document by which an element can run a script; addresses as the browser reads them.
ARMED = r"""
document => {
  const armed = [];
  const look = root => {
    for (const element of root.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name)) armed.push(element);
        else if (name === "srcdoc") look(new DOMParser().parseFromString(value, "text/html"));
        else if (/^(href|src|action|formaction|data|xlink:href|poster)$/i.test(name)) {
          const address = value.replace(/[\x00-\x20]/g, "");
          if (/^(javascript|vbscript):/i.test(address)) armed.push(element);
          if (/^data:/i.test(address) && element.localName !== "img") armed.push(element);
        }
      }
      const runs = element.localName === "script" && !/json/.test(element.type);
      if (runs && /alert/.test(element.text)) armed.push(element);
    }
  };
  look(document);
  return armed.map(element => element.outerHTML.slice(0, 300));
}
"""
#: What a reader might do to any element.
TOUCH = """
() => {
  for (const element of document.querySelectorAll("article *, .md-nav__link, .md-header *, .card *, .post-footer *")) {
    for (const name of ["mouseover", "mouseenter", "focus"]) element.dispatchEvent(new Event(name));
  }
}
"""
LANDMARKS = ["head > title", "header.md-header", "main", "footer.md-footer", "body > script#__config"]
#: What a page that only leads to another has in place of them.
REDIRECTION = 'http-equiv="refresh"'
#: What is armed on the page in the window, and how often each of some selectors is found there.
SEEN = f"selectors => [({ARMED})(document), selectors.map(selector => document.querySelectorAll(selector).length)]"
#: The same of a page's text, which is read but not opened.
READ = f"""([text, selectors]) => {{
  const page = new DOMParser().parseFromString(text, "text/html")
  return [({ARMED})(page), selectors.map(selector => page.querySelectorAll(selector).length)]
}}"""


@dataclass
class Visitor:
    """Somebody who looks at pages and touches everything on them."""

    page: Page  # the window
    home: str  # the site's address
    alarms: list[str] = field(default_factory=list)  # what ran

    def open(self, path: str) -> None:
        """Open a page."""
        self.page.goto(self.home + quote(path))

    def note(self, dialog: Dialog) -> None:
        """Keep what a script that ran has said."""
        self.alarms.append(dialog.message)
        dialog.dismiss()


@contextmanager
def visiting(browser: Browser, site: Build, *, bypass_csp: bool) -> Iterator[Visitor]:
    """A visitor of the site; other hosts do not answer the browser."""
    with TemporaryDirectory() as root, served(site.folder, "/blog-site/", Path(root)) as home:
        context = browser.new_context(bypass_csp=bypass_csp)
        visitor = Visitor(context.new_page(), home)
        visitor.page.on("dialog", visitor.note)
        yield visitor
        context.close()


def look_at(visitor: Visitor, paths: Iterable[str]) -> None:
    """Open pages and touch everything; nothing runs, nothing could, and every page is whole."""
    for path in paths:
        visitor.open(path)
        visitor.page.evaluate(TOUCH)
        assert visitor.page.evaluate(SEEN, LANDMARKS) == [[], [1] * len(LANDMARKS)], path
        assert visitor.alarms == [], path


def read(visitor: Visitor, site: Build, paths: Iterable[str]) -> None:
    """Have the browser read pages without opening them, a thirtieth of the work; nothing could run, all are whole."""
    for path in paths:
        text = site.read(path)
        landmarks = [1, *[0 if REDIRECTION in text else 1] * (len(LANDMARKS) - 1)]  # each page has a title
        assert visitor.page.evaluate(READ, [text, LANDMARKS]) == [[], landmarks], path
