"""Services that mkdocs.yml names under `extra:` and that want a line in a page's head.

Sources: https://www.goatcounter.com/help/start and /help/csp, https://umami.is/docs/collect-data,
https://plausible.io/docs/plausible-script, https://developers.cloudflare.com/web-analytics/get-started/, and
https://docs.joinmastodon.org/entities/PreviewCard/ for `fediverse:creator`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

from hugo_posts.record import dataclass

from .block import read_block, wrong

HOST = re.compile(r"https://[a-z\d.-]+(?::\d+)?", re.IGNORECASE)
_HANDLE = re.compile(r"@[\w.-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


@dataclass(frozen=True)
class Counter:
    """A service that counts readers without cookies."""

    script: str  # the address of its script
    name: str  # the attribute that the script reads, e.g. `data-domain`
    value: str  # what stands there
    #: The sources that the script reports to (https://www.w3.org/TR/CSP3/#directive-connect-src).
    answers: tuple[str, ...]

    @property
    def sources(self) -> Mapping[str, tuple[str, ...]]:
        """What a page's Content-Security-Policy must allow."""
        return {"script-src": (self.script,), "connect-src": self.answers}


@dataclass(frozen=True)
class Verification:
    """What search engines gave the author to show that the site is theirs: the `content` of the tag they ask for."""

    google: str = ""
    bing: str = ""
    yandex: str = ""
    baidu: str = ""
    naver: str = ""
    pinterest: str = ""

    @property
    def tags(self) -> list[tuple[str, str]]:
        """The names of the tags in the home's head with their content, of those that are set."""
        return [(_TAGS[engine], value) for engine, value in vars(self).items() if value]


_TAGS = {
    "google": "google-site-verification",
    "bing": "msvalidate.01",
    "yandex": "yandex-verification",
    "baidu": "baidu-site-verification",
    "naver": "naver-site-verification",
    "pinterest": "p:domain_verify",
}


@dataclass(frozen=True)
class _Named:
    """`extra.analytics`, where it names one of `COUNTERS`."""

    provider: str
    property: str = ""
    host: str = ""


def _goatcounter(code: str, host: str) -> Counter:
    count = f"{host or f'https://{code}.goatcounter.com'}/count"
    return Counter(f"{host or 'https://gc.zgo.at'}/count.js", "data-goatcounter", count, (count,))


def _umami(website: str, host: str) -> Counter:
    answers = (host,) if host else ("https://*.umami.is", "https://*.umami.dev")
    return Counter(f"{host or 'https://cloud.umami.is'}/script.js", "data-website-id", website, answers)


def _plausible(domain: str, host: str) -> Counter:
    host = host or "https://plausible.io"
    return Counter(f"{host}/js/script.js", "data-domain", domain, (host,))


def _cloudflare(token: str, _: str) -> Counter:
    beacon = json.dumps({"token": token})
    script = "https://static.cloudflareinsights.com/beacon.min.js"
    return Counter(script, "data-cf-beacon", beacon, ("https://cloudflareinsights.com",))


#: Each with the form of its property, and what that is.
COUNTERS: Mapping[str, tuple[Callable[[str, str], Counter], str, str]] = {
    "goatcounter": (_goatcounter, r"[a-z\d-]+", "your code, CODE in https://CODE.goatcounter.com"),
    "umami": (_umami, r"[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}", "the website's id, as Umami's settings show it"),
    "plausible": (_plausible, r"[a-z\d-]+(?:\.[a-z\d-]+)+", "the site's domain, e.g. example.org"),
    "cloudflare": (_cloudflare, r"[\da-f]{32}", "the token in the snippet that Cloudflare shows"),
}


def read_counter(values: Mapping[str, object]) -> Counter:
    """Return the service that `extra.analytics` names, one of `COUNTERS`.

    Raises:
        ConfigurationError: an unknown name, or an id or a host that cannot be one.
    """
    named = read_block(_Named, values, "extra.analytics")
    make, form, what = COUNTERS[named.provider]
    host = named.host.removesuffix("/")
    if host and named.provider == "cloudflare":
        raise wrong("extra.analytics.host", "nobody else serves Cloudflare's script; remove it")
    if host and not HOST.fullmatch(host):
        raise wrong("extra.analytics.host", f'"{named.host}" is no server; write e.g. https://stats.example.org')
    is_told_by_host = host and named.provider == "goatcounter" and not named.property
    if not is_told_by_host and not re.fullmatch(form, named.property):
        told = f'"{named.property}" is none' if named.property else "it is missing"
        raise wrong("extra.analytics.property", f"{told}; write {what}")
    return make(named.property, host)


def read_verification(values: object) -> Verification:
    """Return what stands under `extra.verification`.

    Raises:
        ConfigurationError: an engine that there is not, or a value that holds more than the tag's content.
    """
    found = read_block(Verification, values, "extra.verification")
    for engine, value in vars(found).items():
        if not re.fullmatch(r"[\w.=+/-]*", value, re.ASCII):
            raise wrong(f"extra.verification.{engine}", 'write only what stands in content="…" of the tag')
    return found


def read_handle(value: object) -> str:
    """Return `extra.fediverse`, the author's address there, empty without one.

    Raises:
        ConfigurationError: it is none.
    """
    if value and not (isinstance(value, str) and _HANDLE.fullmatch(value)):
        raise wrong("extra.fediverse", f'"{value}" is no address there; write with quotes e.g. "@me@mastodon.social"')
    return str(value or "")
