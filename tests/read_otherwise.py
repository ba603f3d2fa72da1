"""What is known to be read otherwise than by Hugo; hooks/README.md has the table, and says more."""

from __future__ import annotations

import re

#: What is known to be read otherwise: a text that holds one is not compared.
NAMED = (
    # a backslash at a line's end, which hides one in the next line from Goldmark's eyes
    re.compile(r"(?<!\\)\\(?:  |\\\\(?:  )?)\r?\n[\s>]*(?:[^\w\s]|<[^>\n]*>)*\\"),
    # a backslash and a space before an address, which hides one behind the address
    re.compile(r"\\[ \t](?:(?:https?|ftp)://|www\.|\S+@)", re.IGNORECASE),
    # an empty heading, an underline, a table's or HTML, behind a tab of which an item or a quote takes a part
    re.compile(r"^[ >]*\t[ \t]*(?:#+[ \t]*$|[-=:|][-=:| \t]*$|<)", re.MULTILINE),
    # a carriage return by itself, white space to Goldmark
    re.compile(r"\r(?!\n)"),
    # a declaration in a quote that is not closed in its line
    re.compile(r"^ *>[^\n]*<!\[?[A-Za-z][^>\n]*$", re.MULTILINE),
    # an address with a shortcode right behind it, whose HTML is in the address then
    re.compile(r"(?:://|@)[^\s{]*\{\{<"),
    # a figure without a picture: told, and shown as it is written; `figure "/a.png"` is meant to be one with a picture,
    # and is one here, where Hugo's is empty
    re.compile(r"\{\{[<%]\s*figure(?![^}]*src=(?!\x22{2}|'')[^\s>])"),
    # attributes of a term, of a table's cell or at a text's end, Material's
    re.compile(
        r"[^#\n]* \{ #z \}\s*\n[\s>]*:\s|^[\s>]*\{ \.a \}\s*$|-[ :|-]*\n(?:[^\n]+\n)*[^\n]*\{ #z \}", re.MULTILINE
    ),
    # an abbreviation, Material's
    re.compile(r"^[\s>]*\*\[[^\]\n]+\]:", re.MULTILINE),
    # a title or a note defined behind a tab of which a list or a quote takes a part: Goldmark counts the rest twice
    re.compile(r"\t *\[(?:\^[^\]\n]+\]:|[^\]\n]+\]:[\s>]*\S+[\s>]+[\"'(])"),
    # a single quote that closes nothing at the end of a line that ends with CR and LF: Goldmark sees two characters
    re.compile(r"'\r\n"),
    # a note defined at the beginning of a note, or in its second line
    re.compile(r"\[\^[^\]\n]+\]:(?:\s*|[^\n]*\n[ \t>]+)\[\^[^\]\n]+\]:"),
    # attributes below a block whose quotes are not closed in their line: Hugo loses the paragraph
    re.compile(r"^[\s>*+.)\d-]*\{[^}\n]*=[ \t]*\"[^\"\n]*$", re.MULTILINE),
    # attributes below a note: Hugo gives them to the block of all notes
    re.compile(r"^[\s>]*\[\^[^\]\n]+\]:[^\n]*\n[\s>]*\{", re.MULTILINE),
    # attributes in a quote, two empty lines below a block: Hugo sees one of the lines only
    re.compile(
        r"^ *>[> \t]*\n(?: *>[> \t]*(?:\{\{%\s*comment.*?/comment\s*%\}\})?[ \t]*\n)+[> \t]*\{[#.\w]", re.MULTILINE
    ),
    # a display right below a shortcode or a comment without an end, of which Hugo makes a paragraph or HTML
    re.compile(r"^[\s>]*(?:\{\{<[^}\n]*>\}\}[ \t]*\n[\s>]*|<!--?>(?:[^\n]*\n)?[^\n]*)(?:\\\[|\$\$)", re.MULTILINE),
    # in `details`, Hugo runs a shortcode that is written about, and shows its own HTML for `vimeo` as code
    re.compile(r"\{\{< details(?:(?!/details).)*\{\{<(?:/\*| vimeo)", re.DOTALL),
    # in `details` in a quote, or with one in it, Hugo reads the lines of `figure`'s HTML but the first outside of the
    # quote, as code; where it is code itself, Hugo shows its own HTML
    re.compile(r">[^\n]*\{\{< details(?:(?!/details).)*\{\{<\s*figure", re.DOTALL),
    re.compile(r"\{\{< details(?:(?!/details).)*\n(?: *>[^\n]*| {4,}|\t)\{\{<\s*(?:figure|highlight)", re.DOTALL),
    # in `details`, Hugo leaves what stands right behind the code of `highlight` as it is written
    re.compile(
        r"\{\{<\s*details(?:(?!/details).)*\{\{<\s*/highlight\s*>\}\}[ \t]*(?:\n[ \t>]*)?(?!\{\{<\s*/)\S",
        re.DOTALL | re.IGNORECASE,
    ),
    # an image that holds a shortcode in its text
    re.compile(r"!\[(?:(?!\]\(|\n[ >]*\n).)*\{\{<\s*(?!param|relref|ref|comment)", re.IGNORECASE | re.DOTALL),
    # a figure as Markdown behind other text in its line: the tags of its lines end up in different blocks
    re.compile(r"^(?!\{\{%)[^\n]*\{\{%\s*figure", re.MULTILINE),
    # `details` in code, which holds a formula: in code, the comparison finds none
    re.compile(r"^(?: {4,}|\t)[> ]*\{\{< details(?:(?!/details).)*(?:\\[(\[]|\$)", re.MULTILINE | re.DOTALL),
    # a comment between the summary's end and a line that is set in: Hugo takes the white space up to the comment away
    re.compile(r"<!--more-->\s*\{\{%\s*comment"),
)
