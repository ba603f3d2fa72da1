"""Hugo posts and Goldmark Markdown for Python-Markdown hosts; never imports MkDocs.

`extension` is what a host registers, `hosted` the same for one that names it by text (README.md). It makes one
`conversion` of each text, whose tree `tree_builder` builds. `host` says what is asked of the site meanwhile,
`markup_settings` how Markdown is read; `record` makes the classes that only hold values.
The rest stands in rooms:

- `front_matter`: what does a post say of itself, and what follows from it?
- `shortcodes`: what do Hugo's shortcodes become?
- `goldmark`: how does Hugo's parser read Markdown?
- `material`: what does Material's documentation add?
- `html`: where are the tags in finished HTML, what may not run, what is a post's beginning?
"""
