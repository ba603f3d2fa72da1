"""The box that tells an author under `mkdocs serve` what is wrong in a page."""

from __future__ import annotations

import logging

import pytest
from hugo_site.messages.findings import Finding, Findings
from hugo_site.messages.mistakes_box import with_box
from hugo_site.texts.texts import Texts
from jinja2 import Environment

PAGE = '<body><div class="md-content"><article class="md-content__inner md-typeset"><h1>A</h1></article></div></body>'
TEXTS = Texts("vi", {}, Environment())
MISTAKE = Finding("docs/x.md", 3, 'figure: missing "src": {{< figure <b> >}}', logging.WARNING)


def test_a_box_stands_before_the_article_and_is_escaped() -> None:
    page = with_box(PAGE, [MISTAKE], TEXTS)
    before, _, after = page.partition('<article class="md-content__inner')
    assert "docs/x.md:3: figure: missing &quot;src&quot;: {{&lt; figure &lt;b&gt; &gt;}}" in before
    assert after == PAGE.partition('<article class="md-content__inner')[2]


@pytest.mark.parametrize(("page", "mistakes"), [(PAGE, []), ("<p>no article</p>", [MISTAKE])])
def test_a_page_without_mistakes_or_article_stays_as_it_is(page: str, mistakes: list[Finding]) -> None:
    assert with_box(page, mistakes, TEXTS) == page


def test_many_mistakes_are_counted() -> None:
    many = [Finding("docs/x.md", line, "what", logging.WARNING) for line in range(1, 31)]
    page = with_box(PAGE, many, TEXTS)
    assert page.count("docs/x.md:") == 20
    assert "30 lỗi" in page
    assert "… (10)" in page


def test_findings_are_kept_by_file_and_line_each_once() -> None:
    logger = logging.getLogger("mkdocs.hugo_site")
    older = Findings("test")
    findings = Findings("test")
    try:
        for line in (7, 2, 7):
            logger.warning("%s:%d: %s", "docs/x.md", line, "what; remedy")
        logger.warning("no place")
        logger.debug("%s:%d: %s", "docs/x.md", 1, "advice")
        assert [str(each) for each in findings.mistakes("docs/x.md")] == [
            "docs/x.md:2: what; remedy",
            "docs/x.md:7: what; remedy",
        ]
        assert [str(each) for each in findings.mistakes("")] == ["no place"]
        assert older.all == []
    finally:
        logging.getLogger("mkdocs").removeHandler(findings)
