"""Plans all files of a Hugo site: content, static files, assets, and what the blog must know of the old addresses."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hugo_import.config import Config
from hugo_import.files.adapters import plan_adapters
from hugo_import.files.addresses.old_addresses import plan_redirects, plan_terms
from hugo_import.files.addresses.old_site import plan_old_site, urls_of
from hugo_import.files.content import ADAPTER, plan_content, plan_main_section, plan_section_pages
from hugo_import.files.content_files import ContentFile, content_files
from hugo_import.files.front_matter import cascades_of, home_file
from hugo_import.files.locked import unlocked
from hugo_import.files.org import read_org
from hugo_import.files.post_sections import main_sections, root_posts
from hugo_import.files.robots import plan_robots
from hugo_import.files.static_files import plan_assets, plan_static
from hugo_import.plan import Plan
from hugo_import.report import Report


def plan_files(site: Path, config: Config, report: Report) -> Plan:
    """Return what is to be copied from the Hugo site in `site`."""
    found = Plan(site, [], report=report)
    left: list[Path] = []
    files = unlocked(read_org(content_files(config, found, left), config, found), config, found)
    sections = main_sections(files, config)
    plan = Plan(site, sections, report=report, root_posts=root_posts(files) if "" in sections else frozenset())
    urls = urls_of(config, [str(file.inner) for file in files])
    cascades = cascades_of([(file.path, file.inner) for file in files], config)
    own = plan_content(files, cascades, config, urls, plan)
    slugs = tuple(plan.hugo.get("section_slugs", {}).items())
    urls = replace(urls, rules=replace(urls.rules, section_slugs=slugs))
    plan_terms([*left, *filter(None, [home_file(config)])], urls, plan)  # the home page has no tags here
    adapters = [(file.path, file.inner) for file in files if file.inner.name == ADAPTER]
    made = [ContentFile(site, inner) for inner in plan_adapters(adapters, config, plan)]
    plan_section_pages([*files, *made], own, urls, plan)
    plan_main_section(files, cascades, config, urls, plan)
    plan_static(config, urls, plan)
    plan_assets(config, plan)
    plan_old_site(urls, config, plan)
    if not config.chosen:
        plan_redirects(config, plan)
        plan_robots(config, plan)
    return plan
