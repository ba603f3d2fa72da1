/* As somebody reads a post: the part that is read is named beside the folded contents, and a tap on a heading's sign
   copies its link. */
{ // its own names: all scripts of a page share one scope
  const { copied = "" } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;

  /** @param {Element} toc the contents, in which Material's script marks what is read */
  function nameWhatIsRead(toc) {
    const links = toc.querySelectorAll(".md-nav__link--active");
    const name = links[links.length - 1]?.textContent?.trim() ?? "";
    const place = toc.querySelector(".post-toc__now");
    if (place && place.textContent !== name) place.textContent = name;
  }

  document$.subscribe(() => {
    const toc = document.querySelector(".post-toc");
    if (!toc) return;
    nameWhatIsRead(toc);
    new MutationObserver(() => nameWhatIsRead(toc)).observe(toc, { subtree: true, attributeFilter: ["class"] });
  });

  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return;

    /* Contents that lie over the text are folded by a choice, and by a tap beside them. */
    /** @type {HTMLDetailsElement | null} */
    const fold = document.querySelector(".post-toc:not(.post-toc--open) details");
    if (fold?.open && !target.closest("summary.post-toc__title")) fold.open = false;

    /** @type {HTMLAnchorElement | null} */
    const heading = target.closest("a.headerlink");
    if (heading && "clipboard" in navigator) {
      navigator.clipboard.writeText(heading.href).then(() => alert$.next(copied), () => {}); // the browser may forbid it
    }
  });
}
