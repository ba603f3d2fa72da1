"""Joins `hugo_posts` to MkDocs and to Material's blog plugin; the only package here that imports them.

`plugin` holds the events of a build and calls the rest, which is best read by the question that one has:

- What the author set: `settings` (`extra: hugo:`), `site_settings` (`extra:`), both read by `settings_block`;
  `material_settings`, `accent`.
- How posts reach Material's blog plugin: `source_text`, `posts`, `safe_meta`, `own_shortcodes`.
- Where things are: `addresses`, `old_addresses`, `redirects`, `tag_slugs`; `page_host`, which answers the converter.
- What lists and posts show: `navigation`, `views`, `cards`, `cover`, `order`, `series`, `related`.
- What is told the world: `announce` calls `feed`, `feed_files`, `portable_html`, `head`, `picture`, `social_card`,
  `card_files`, `sitemap_dates`.
- Images: `image_size`, `image_variants`, `responsive_images`. Search: the package `search`.
- Mistakes: `findings` collects them, `post_check` and `link_check` look for them, `page_box` shows them.
- Publishing, for hooks/publish.py: `publishing`, `published_branch`, `outsiders`, `deploy_errors`.
- Safety: `security`, `security_policy`, `page_sources`, `template_scripts`.
- Speed, all of which can be switched off: the package `speed`; `reload` and `progress` are for who waits at a prompt.
"""
