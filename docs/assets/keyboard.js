/* What Material's pages lack for whoever goes by keyboard, hears the page instead of seeing it, has it on a phone, or types
   without accents. */
{ // its own names: all scripts of a page share one scope
  const { menu = "", search = "" } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  /** @type {HTMLInputElement | null} */
  const drawer = document.querySelector("#__drawer");

  /**
   * Add a text that is heard, not seen.
   * @param {Element | null} element
   * @param {string} text
   */
  function addText(element, text) {
    const span = document.createElement("span");
    span.className = "visually-hidden";
    span.textContent = text;
    element?.append(span);
  }

  /* The drawer's button is a label in Material, which no keyboard reaches: what stands in it becomes a button. Without this
     script the label's box is reached instead, outside of all that a screen reader has a name for. */
  const opener = document.createElement("span");
  const label = document.querySelector(".md-header__button[for=__drawer]");
  if (label && drawer) {
    opener.append(...label.childNodes);
    addText(opener, menu);
    opener.tabIndex = 0;
    opener.setAttribute("role", "button");
    opener.setAttribute("aria-expanded", "false");
    label.append(opener);
    drawer.hidden = true;
    opener.addEventListener("click", (event) => {
      event.preventDefault(); // browsers differ in what a label does by itself
      event.stopPropagation();
      drawer.click();
    });
  }

  document.querySelector(".md-search[role=dialog]")?.setAttribute("aria-label", search);

  function nameLists() {
    /* The arrow beside a section has no text; its name is also the name of the list that it unfolds. */
    for (const container of document.querySelectorAll(".md-sidebar--primary .md-nav__container")) {
      const [link, arrow] = container.children;
      if (arrow) addText(arrow, link.textContent?.trim() ?? "");
    }

    /* On a phone, a list's title leads back to the list above. Material clicks a focused label on Enter. */
    /** @type {NodeListOf<HTMLLabelElement>} */
    const titles = document.querySelectorAll(".md-sidebar--primary label.md-nav__title[for]:not([for=__drawer])");
    for (const title of titles) title.tabIndex = 0;
  }

  /* What Material makes when code or annotated text comes into view: marks whose numbers are in the stylesheet only, which
     is not everywhere read out; and a landmark round each block's buttons, all of them without a name. */
  function mend() {
    for (const mark of document.querySelectorAll(".md-annotation__index:not([aria-label])")) {
      const number = mark.firstElementChild?.getAttribute("data-md-annotation-id");
      mark.setAttribute("aria-label", number ?? "");
    }
    for (const buttons of document.querySelectorAll(".md-code__nav:not([role])")) buttons.setAttribute("role", "none");
    for (const button of document.querySelectorAll(".md-code__button[title]:not([aria-label])")) {
      button.setAttribute("aria-label", button.getAttribute("title") ?? ""); // Material takes the title away from what has the focus
    }
  }
  function mendArticle() {
    const article = document.querySelector("article");
    if (article?.querySelector("pre > code, .annotate")) {
      mend();
      new MutationObserver(mend).observe(article, { childList: true, subtree: true });
    }
  }

  /* So are the tags of each result: as many landmarks, all of them without a name. */
  const results = document.querySelector(".md-search-result__list");
  if (results) {
    new MutationObserver(() => {
      for (const tags of results.querySelectorAll("nav.md-tags:not([role])")) tags.setAttribute("role", "none");
    }).observe(results, { childList: true, subtree: true });
  }

  /* A menu that is wider than the screen shows the word of this page. */
  function showPlace() {
    const menu = document.querySelector(".menu");
    /** @type {HTMLElement | null | undefined} */
    const here = menu?.querySelector("[aria-current]");
    if (menu && here) menu.scrollLeft = here.offsetLeft + (here.offsetWidth - menu.clientWidth) / 2;
  }

  /* The drawer opens at the menu's first level; beside the text, the list that the page is in is unfolded. */
  const isDrawer = matchMedia("(max-width: 76.2344em)");
  function foldLists() {
    /** @type {NodeListOf<HTMLInputElement>} */
    const toggles = document.querySelectorAll(".md-sidebar--primary .md-nav__toggle");
    for (const toggle of toggles) toggle.checked = toggle.defaultChecked && !isDrawer.matches;
  }
  isDrawer.addEventListener("change", foldLists);

  /* What an open drawer covers cannot be reached. */
  drawer?.addEventListener("change", () => {
    opener.setAttribute("aria-expanded", `${drawer.checked}`);
    if (drawer.checked) foldLists();
    for (const covered of document.querySelectorAll(".menu, .md-content, .md-footer")) {
      covered.toggleAttribute("inert", drawer.checked);
    }
  });

  /* Whoever opens it by keyboard goes on in it. */
  function enterDrawer() {
    /** @type {NodeListOf<HTMLElement>} */
    const links = document.querySelectorAll(".md-sidebar--primary :is(a, [tabindex='0'])");
    const isShown = (/** @type {HTMLElement} */ link) => getComputedStyle(link).visibility === "visible";
    [...links].find((link) => link.getClientRects().length && isShown(link))?.focus();
  }

  /**
   * What `#duong-di` is meant to name, the heading `#đường-đi`, if no part of the page is named so.
   * @param {string} hash
   */
  function meant(hash) {
    const named = hash.slice(1).toLowerCase(); // with accents it has `%`, which no folded name has
    if (!named || document.getElementById(hash.slice(1))) return "";
    const fold = (/** @type {string} */ id) => id.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "");
    const part = [...document.querySelectorAll("article [id]")].find(({ id }) => fold(id) === named);
    return part ? `#${encodeURIComponent(part.id)}` : "";
  }

  function findPart() {
    const hash = meant(location.hash);
    if (hash) location.replace(hash);
  }
  addEventListener("hashchange", findPart);

  /* Instant loading follows a link within the page without a `hashchange`. */
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest("a");
    const hash = link && link.pathname === location.pathname && meant(link.hash);
    if (hash) link.hash = hash;
  }, { capture: true });

  /* Whoever opens the search can type at once. */
  /** @type {HTMLInputElement | null} */
  const box = document.querySelector("#__search");
  /** @type {HTMLInputElement | null} */
  const input = document.querySelector(".md-search__input");
  box?.addEventListener("change", () => box.checked && input?.focus());

  document.addEventListener("keydown", (event) => {
    const toggle = event.target instanceof HTMLInputElement && event.target.matches(".md-toggle") ? event.target : null;
    if (event.key === "Enter") toggle?.click();
    if (event.target === opener && (event.key === " " || event.key === "Enter")) {
      event.preventDefault();
      drawer?.click();
      if (drawer?.checked) enterDrawer();
    }
    if (event.key === "Escape" && drawer?.checked) {
      drawer.click();
      opener.focus();
    }
  });

  /* This page, and those that come by instant loading, which brings their sidebar along. */
  for (const act of [nameLists, foldLists, showPlace, mendArticle, findPart]) document$.subscribe(act);
}
