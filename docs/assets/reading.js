/* As somebody reads a post: the part that is read is named beside the folded contents, whoever comes again is offered to
   go on there, a tap on a heading's sign copies its link, and what is copied of a text has its formulas as TeX. */
{ // its own names: all scripts of a page share one scope
  const { copied = "", uncopied = "", resume = "" } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  const PLACE = "reading", MOST = 30; // posts whose places are kept

  /** @returns {[string, string][]} the parts that were read last, by the addresses of their posts */
  function places() {
    try {
      return JSON.parse(localStorage.getItem(PLACE) ?? "[]");
    } catch {
      return []; // nothing may be kept here
    }
  }

  /** @param {string} part keep it as what is read here; nothing when the post is read */
  function keep(part) {
    const path = location.pathname;
    /** @type {[string, string][]} */
    const here = part ? [[path, part]] : [];
    try {
      localStorage.setItem(PLACE, JSON.stringify([...here, ...places().filter(([each]) => each !== path)].slice(0, MOST)));
    } catch { /* as above */ }
  }

  /** @param {Element} toc the contents, in which Material's script marks what is read */
  function noteWhatIsRead(toc) {
    const links = [...toc.querySelectorAll("a")];
    const read = links.filter((link) => link.matches(".md-nav__link--active")).pop();
    const name = read?.textContent?.trim() ?? "";
    const place = toc.querySelector(".post-toc__now");
    if (!place || place.textContent === name) return;
    place.textContent = name;
    if (read) keep(read === links[links.length - 1] ? "" : read.hash);
  }

  /** @param {Element} toc offer to go on where this post was left */
  function offerPlace(toc) {
    const part = places().find(([path]) => path === location.pathname)?.[1];
    const link = [...toc.querySelectorAll("a")].find(({ hash }) => part && hash === part);
    if (!link || location.hash || scrollY > innerHeight / 2) return;
    const offer = document.createElement("a");
    offer.className = "resume";
    offer.href = link.hash;
    offer.textContent = resume.replace("…", link.textContent?.trim() ?? "");
    const end = () => {
      if (scrollY > innerHeight) offer.remove();
    };
    offer.addEventListener("click", () => offer.remove());
    document.addEventListener("scroll", end, { passive: true });
    toc.closest(".md-content")?.append(offer);
  }

  /** @param {Element} toc whose contents are unfolded at the part that is read */
  function showWhatIsRead(toc) {
    /** @type {HTMLElement | null} */
    const parts = toc.querySelector(".post-toc__parts");
    const read = [...toc.querySelectorAll("a")].filter((link) => link.matches(".md-nav__link--active")).pop();
    if (parts && read) parts.scrollTop = read.offsetTop - parts.clientHeight / 2;
  }

  document$.subscribe(() => {
    const toc = document.querySelector(".post-toc");
    if (!toc) return;
    toc.querySelector("details")?.addEventListener("toggle", () => showWhatIsRead(toc));
    offerPlace(toc);
    noteWhatIsRead(toc);
    new MutationObserver(() => noteWhatIsRead(toc)).observe(toc, { subtree: true, attributeFilter: ["class"] });
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
      navigator.clipboard.writeText(heading.href).then(() => alert$.next(copied), () => alert$.next(uncopied));
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
      const tex = formula.querySelector("[hidden]")?.textContent; // between signs: \(…\) or \[…\]
      const sign = tex?.startsWith("\\[") ? "$$" : "$";
      if (tex) formula.textContent = sign + tex.slice(2, -2) + sign;
    }
    event.clipboardData.setData("text/plain", part.textContent ?? "");
    event.clipboardData.setData("text/html", part.innerHTML);
    event.preventDefault();
  });
}
