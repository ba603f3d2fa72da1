"""Joins `hugo_posts` to MkDocs and to Material's blog plugin; the only package here that imports them.

`plugin` holds the events of a build, `page_events` those of each of its pages, `events` how MkDocs comes to run them;
`site_map` puts everything where it was in Hugo, and `log` is where all tell of mistakes. The rest stands in rooms, each
the answer to a question:

- `settings`: what did the author set?
- `texts`: what is said to readers, in which language?
- `languages`: which languages are there, and where is a page in another?
- `files`: where do files lie that a build makes?
- `upstream`: what is relied on behind MkDocs' and Material's back?
- `faults`: what becomes of a page, or of a build, when something goes wrong that nobody thought of?
- `reading`: how do posts reach Material's blog plugin?
- `messages`: what mistakes are there, and how are they told?
- `images`: how large is an image, and which copies of it are there?
- `formulas`: how are formulas set, and diagrams drawn?
- `weight`: what does a page load?
- `security`: what may run in a reader's browser?
- `addresses`: where are things, and where were they in Hugo?
- `lists`: what do lists, posts and the sidebar show?
- `announce`: what do feed readers, search engines and shared links get?
- `search`: how does a reader find a post?
- `speed`: what makes a build fast? All of it can be switched off.
- `publishing`: what stands between a build and the push? For hooks/publish.py.

A room imports from itself and from those above it in this list (tests/test_house.py).
"""

#: As in pyproject.toml and CHANGELOG.md; a build names it.
__version__ = "0.2.0.dev0"
