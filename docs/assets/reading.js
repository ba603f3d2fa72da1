/* As somebody reads a post: the part that is read is named beside the folded contents, a tap on a heading's sign
   copies its link, and what is copied of a text has its formulas as TeX. */
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

  /** @param {Node} place @param {(formula: Element) => void} take takes the formula that the place is in */
  function whole(place, take) {
    const formula = (place instanceof Element ? place : place.parentElement)?.closest(".arithmatex");
    if (formula) take(formula);
  }

  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    if (!selection?.rangeCount || selection.isCollapsed || !event.clipboardData) return;
    const range = selection.getRangeAt(0);
    whole(range.startContainer, (formula) => range.setStartBefore(formula));
    whole(range.endContainer, (formula) => range.setEndAfter(formula));
    const part = document.createElement("div");
    part.append(range.cloneContents());
    const formulas = part.querySelectorAll(".arithmatex");
    if (!formulas.length) return;
    for (const formula of formulas) {
      const sign = formula.querySelector(".katex-display") ? "$$" : "$";
      const tex = formula.querySelector("annotation")?.textContent;
      if (tex) formula.textContent = sign + tex + sign;
    }
    event.clipboardData.setData("text/plain", part.textContent ?? "");
    event.clipboardData.setData("text/html", part.innerHTML);
    event.preventDefault();
  });
}
