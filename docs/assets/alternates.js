/* Material takes every `rel=alternate` for the root of this site in another language: it loads a sitemap from beside it, and
   leads what links there to another page. With a second word a feed's or a translation's link says the same, and
   Material, which runs when the page is complete, passes it over. */
{ // its own names: all scripts of a page share one scope
  /** @type {NodeListOf<HTMLLinkElement>} */
  const alternates = document.querySelectorAll("link[rel=alternate]:is([type], [hreflang])");
  for (const link of alternates) link.relList.add(link.hreflang ? "translation" : "feed");
}
