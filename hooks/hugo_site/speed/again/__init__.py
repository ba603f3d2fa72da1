"""What is only for building again: what was made before stays, where it would come out the same.

- Posts' conversions, in `.cache/posts`: `conversion_cache`, what they depend on in `cache_key` and `recording`.
- Finished pages, in the site's folder: `site_folder`, `page_writing`, what they depend on in `page_key`.
- The whole site, where nothing has changed: `standing`; or posts' texts alone: `short_build`, with what the last build
  knew at its end, `kept_build`.
- A second process (`files.helper`) leaves what it does in the same places.
"""
