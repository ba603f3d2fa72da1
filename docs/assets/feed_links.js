/* Material takes every `rel=alternate` for this page in another language, and loads a sitemap from beside it. With a
   second word the link says the same, and Material, which runs when the page is complete, passes it over. */
{ // its own names: all scripts of a page share one scope
  /** @type {NodeListOf<HTMLLinkElement>} */
  const alternates = document.querySelectorAll("link[rel=alternate][type]");
  for (const link of alternates) link.relList.add("feed");
}
