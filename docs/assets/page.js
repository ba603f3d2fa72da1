/* What Material's script does while a page is read, in a twentieth of its size: most pages need no more of it. It comes
   by itself, with the rest of the stylesheet, as soon as something asks for it: a search, tabs, annotations, a title or a footnote
   that is pointed at, a diagram that is about to be seen. hooks/hugo_site/weight/light_page.py says which pages have it from the start, and run nothing of this. */
{ // its own names: all scripts of a page share one scope
  const { uncopied = "" } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  /** @type {HTMLScriptElement[]} Material's script, and what goes with it: not loaded yet */
  const later = [...document.querySelectorAll("script")].filter((script) => script.dataset.src);
  const isLight = later.length > 0;
  /** Material's script tells of a page when it is read to its end, and would be told twice if it came before. */
  const parsed = new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
  /** @type {string[]} */
  const features = JSON.parse(document.getElementById("__config")?.textContent ?? "{}").features ?? [];
  const reading = new AbortController(); // ends when Material's script takes over
  const { signal } = reading;
  /** @type {(() => void)[]} what Material's script does again is taken back before */
  const undo = [];

  /**
   * @param {string} selector
   * @returns {HTMLElement[]}
   */
  const all = (selector) => [...document.querySelectorAll(selector)].filter((each) => each instanceof HTMLElement);
  const one = (/** @type {string} */ selector) => all(selector)[0];
  /** @param {string} name @returns {HTMLInputElement | null} */
  const toggle = (name) => document.querySelector(`[data-md-toggle=${name}]`);
  const header = one("[data-md-component=header]");
  const main = one("[data-md-component=main]");

  /** @type {Promise<unknown> | undefined} */
  let loading;

  function load() {
    loading ??= loadAll();
    return loading;
  }

  async function loadAll() {
    /** @type {NodeListOf<HTMLLinkElement>} one for wide screens, one for narrow; it comes below both */
    const sheets = document.querySelectorAll("link[data-whole]");
    const sheet = [...sheets].at(-1);
    if (sheet) {
      const whole = document.createElement("link");
      whole.rel = "stylesheet";
      whole.href = sheet.dataset.whole ?? "";
      sheet.after(whole);
    }
    /* Where the address names a part, Material's script would close the search again; without a search the name stays, or
       the browser would not go there. */
    const isSearch = toggle("search")?.checked || new URLSearchParams(location.search).has("q");
    const hash = isSearch ? location.hash : "";
    const write = (/** @type {string} */ added) =>
      history.replaceState(history.state, "", location.pathname + location.search + added);
    if (hash) write("");
    await parsed;
    await Promise.all(later.map(run));
    if (hash && !location.hash) write(hash);
    if (!document$.next) return; // it has not come: the page keeps what it has
    reading.abort();
    const focused = document.activeElement;
    for (const act of undo) act();
    document$.next(document);
    if (focused instanceof HTMLElement && focused !== document.activeElement) focused.focus({ preventScroll: true }); // it was moved
  }

  /** @param {HTMLScriptElement} inert */
  function run(inert) {
    const script = document.createElement("script");
    for (const [name, value] of Object.entries(inert.dataset)) script.dataset[name] = value;
    script.src = inert.dataset.src ?? "";
    script.async = false; // in their order
    const done = new Promise((resolve) => Object.assign(script, { onload: resolve, onerror: resolve }));
    inert.replaceWith(script);
    return done;
  }

  /* --- Where the reader is --- */

  /**
   * How far an element is from the window's upper edge; of what is folded, what it is folded into.
   * @param {Element} element
   */
  function topOf(element) {
    while (!element.getClientRects().length && element.parentElement) element = element.parentElement;
    return element.getBoundingClientRect().top;
  }

  /** @param {HTMLElement} sidebar let it be as high as the window has room for it */
  function fitSidebar(sidebar) {
    const inner = /** @type {HTMLElement | null} */ (sidebar.querySelector(".md-sidebar__scrollwrap"));
    const wide = sidebar.dataset.mdType === "navigation" ? "76.25em" : "60em";
    if (!inner || !main || !header) return;
    if (!matchMedia(`(min-width: ${wide})`).matches) {
      inner.style.height = sidebar.style.top = "";
      return;
    }
    const { offsetHeight: head } = header;
    const bottom = main.offsetTop + main.offsetHeight;
    const above = main.offsetTop - head;
    const margin = /** @type {HTMLElement} */ (main.firstElementChild).offsetTop - main.offsetTop;
    const room = innerHeight - Math.max(0, main.offsetTop - scrollY, head) - Math.max(0, innerHeight + scrollY - bottom);
    const height = Math.max(0, room) + Math.min(margin, Math.max(0, scrollY - above)) - margin;
    inner.style.height = `${height - 2 * inner.offsetTop}px`;
    sidebar.style.top = `${head}px`;
  }

  /**
   * What an address names; a `%` in it may be meant as it is.
   * @param {{ hash: string }} place
   */
  function partOf({ hash }) {
    try {
      hash = decodeURIComponent(hash);
    } catch {
      // no code
    }
    return document.getElementById(hash.slice(1));
  }

  /** @type {Map<Element, HTMLAnchorElement | undefined>} the part that is read, by the contents that name it */
  const read = new Map();

  /** @param {HTMLElement} toc mark what was passed, and what is read */
  function markContents(toc) {
    const edge = (header?.offsetHeight ?? 0) + 0.8 * ((one(".md-main > :first-child")?.offsetTop ?? 0) - (main?.offsetTop ?? 0));
    const isEnd = scrollY > 0 && scrollY + innerHeight >= Math.floor(document.body.offsetHeight);
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = toc.querySelectorAll("a.md-nav__link");
    const places = [...links].flatMap((link) => {
      const part = partOf(link);
      return part ? [{ link, top: topOf(part) }] : [];
    }).sort((one, other) => one.top - other.top);
    const passed = places.filter(({ top }) => isEnd || top < edge);
    const now = passed.at(-1)?.link;
    for (const place of places) {
      place.link.classList.toggle("md-nav__link--passed", passed.includes(place));
      place.link.classList.toggle("md-nav__link--active", place.link === now);
    }
    if (now !== read.get(toc)) follow(now);
    read.set(toc, now);
  }

  /** @param {HTMLElement | undefined} link scroll the column that it is in */
  function follow(link) {
    const column = link?.closest(".md-sidebar__scrollwrap");
    if (!link || !column || !features.includes("toc.follow")) return;
    column.scrollTop += link.getBoundingClientRect().top - column.getBoundingClientRect().top - column.clientHeight / 2;
  }

  let last = scrollY;
  let jumped = 0; // when the reader went to a part: what scrolls then is not the reader

  function lookRound() {
    if (!header || !main || signal.aborted) return;
    const isInside = main.offsetTop - header.offsetHeight <= scrollY;
    header.classList.toggle("md-header--shadow", isInside);
    const title = one(".md-content h1");
    const { bottom = 0, height = 0 } = title?.getBoundingClientRect() ?? {};
    one("[data-md-component=header-title]")?.classList
      .toggle("md-header__title--active", height > 0 && bottom <= header.offsetHeight);
    all("[data-md-component=sidebar]").forEach(fitSidebar);
    all("[data-md-component=toc]").forEach(markContents);
    const top = one("[data-md-component=top]");
    const isJump = performance.now() - jumped < 250;
    if (top && (scrollY !== last || isJump)) {
      top.hidden = isJump || !(isInside && scrollY < last && scrollY > 0);
      top.style.top = `${header.offsetHeight + 16}px`;
      top.tabIndex = top.hidden ? -1 : 0;
    }
    last = scrollY;
  }

  /* The address names the part that is read. */
  let timer = 0;
  function nameWhatIsRead() {
    if (!read.size || loading || performance.now() - jumped < 500) return;
    const hash = [...read.values()].find(Boolean)?.hash ?? "";
    if (location.hash !== hash) history.replaceState(history.state, "", location.pathname + location.search + hash);
  }

  let isDue = false;
  function lookSoon() {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      lookRound();
    });
  }

  function noteScroll() {
    lookSoon();
    clearTimeout(timer);
    if (features.includes("navigation.tracking")) timer = setTimeout(nameWhatIsRead, 250);
  }

  /* Who goes to a part leaves the menu, and finds it unfolded. */
  function goToPart() {
    const part = partOf(location);
    if (!part) return;
    jumped = performance.now();
    const fold = part.closest("details:not([open])");
    fold?.setAttribute("open", "");
    fold?.scrollIntoView();
    setTimeout(() => {
      for (const name of ["drawer", "search"]) if (toggle(name)?.checked) toggle(name)?.click();
    }, 125);
  }

  /* --- The header --- */

  /** @param {HTMLFormElement} form */
  function choosePalette(form) {
    const inputs = [...form.querySelectorAll("input")];
    const metas = ["theme-color", "color-scheme"].map((name) => {
      const meta = document.createElement("meta");
      meta.name = name;
      document.head.append(meta);
      undo.push(() => meta.remove());
      return meta;
    });
    const system = () => matchMedia("(prefers-color-scheme: light)");

    /** @param {number} index */
    function choose(index) {
      const { body } = document;
      body.setAttribute("data-md-color-switching", "");
      const input = inputs[index];
      const media = input?.dataset.mdColorMedia ?? null;
      const isSystem = media === "(prefers-color-scheme)";
      const shown = (isSystem && inputs.find((each) => each.dataset.mdColorMedia === `(prefers-color-scheme: ${system().matches ? "light" : "dark"})`)) || input;
      const color = Object.fromEntries(["scheme", "primary", "accent"].map((key) => [key, shown?.getAttribute(`data-md-color-${key}`) ?? null]));
      for (const [key, value] of Object.entries({ media, ...color })) body.setAttribute(`data-md-color-${key}`, `${value}`);
      for (const [place, each] of inputs.entries()) {
        const label = each.nextElementSibling;
        if (label instanceof HTMLElement) label.hidden = place !== index;
      }
      __md_set("__palette", { index, color: { media, ...color } });
      const style = getComputedStyle(header ?? body);
      const parts = style.backgroundColor.match(/\d+/g) ?? [];
      const [theme, scheme] = metas;
      if (theme) theme.content = `#${parts.map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
      if (scheme) scheme.content = style.colorScheme;
      setTimeout(() => body.removeAttribute("data-md-color-switching"));
    }

    const kept = __md_get("__palette")?.index ?? inputs.findIndex((each) => matchMedia(each.dataset.mdColorMedia ?? "").matches);
    let chosen = Math.max(0, Math.min(kept, inputs.length - 1));
    for (const [index, input] of inputs.entries()) {
      input.addEventListener("change", () => {
        chosen = index;
        choose(index);
      }, { signal });
    }
    form.addEventListener("keydown", ({ key }) => {
      const next = inputs[(chosen + 1) % inputs.length];
      if (key !== "Enter") return;
      next?.click();
      next?.focus();
    }, { signal });
    system().addEventListener("change", () => choose(chosen), { signal });
    choose(chosen);
  }

  /* --- The text --- */

  /** @param {HTMLElement} table let it scroll in a box of its own */
  function boxTable(table) {
    const box = document.createElement("div");
    box.className = "md-typeset__scrollwrap";
    const inner = document.createElement("div");
    inner.className = "md-typeset__table";
    table.before(box);
    box.append(inner);
    inner.append(table);
    undo.push(() => box.replaceWith(table));
  }

  /** @param {HTMLElement} code */
  function offerCopy(code) {
    if (code.scrollWidth > code.clientWidth) code.tabIndex = 0;
    const isWanted = code.closest(".copy") || (features.includes("content.code.copy") && !code.closest(".no-copy"));
    if (!isWanted || !("clipboard" in navigator)) return;
    const { translations } = JSON.parse(document.getElementById("__config")?.textContent ?? "{}");
    const buttons = document.createElement("nav");
    buttons.className = "md-code__nav";
    const button = document.createElement("button");
    button.className = "md-code__button";
    button.dataset.mdType = "copy";
    button.title = translations["clipboard.copy"];
    buttons.append(button);
    code.before(buttons);
    undo.push(() => buttons.remove());
    button.addEventListener("click", async () => {
      code.setAttribute("data-md-copying", "");
      const text = code.closest("[data-copy]")?.getAttribute("data-copy") ?? code.innerText;
      code.removeAttribute("data-md-copying");
      const copied = translations["clipboard.copied"];
      alert$.next(await navigator.clipboard.writeText(text.trimEnd()).then(() => copied, () => uncopied));
    });
  }

  /* --- What only Material's script does --- */

  /* At once: what it makes of the text. */
  const MADE = ".annotate, [data-tabs], [data-preview], .select, [data-clipboard-text], [data-clipboard-target], .highlight + ol, .highlight + p + ol";
  /* When it is pointed at, or reached by keyboard. */
  const TOLD = [
    ...(features.includes("content.tooltips") ? [".md-content [title]:not(.md-code__button)"] : []), // that is made anew
    ...(features.includes("content.footnote.tooltips") ? [".footnote-ref"] : []),
  ].join();
  const KEYS = { "f": "", "s": "", "/": "", "p": "prev", ",": "prev", "n": "next", ".": "next" };

  /** @param {Event} event */
  function loadForTooltip({ target }) {
    if (!(target instanceof Element)) return;
    const name = target.closest(".md-ellipsis");
    if (name instanceof HTMLElement && name.offsetWidth < name.scrollWidth) {
      (name.closest("a") ?? name).title = name.innerText;
    }
    if (TOLD && target.closest(TOLD)) load();
  }

  /** @param {KeyboardEvent} event */
  function pressKey(event) {
    const { key, target } = event;
    const isTyping = target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=radio]), select, textarea"));
    if (event.metaKey || event.ctrlKey || event.isComposing || isTyping) return;
    if (key === "Enter" && document.activeElement instanceof HTMLLabelElement) document.activeElement.click();
    const way = KEYS[/** @type {keyof typeof KEYS} */ (key)];
    if (way === "") {
      event.preventDefault();
      one("[data-md-component=search-query]")?.focus(); // what is typed from now on is looked for
    } else if (way) {
      const link = /** @type {HTMLLinkElement | null} */ (document.querySelector(`link[rel=${way}]`));
      if (link) location.href = link.href;
    }
  }

  /** @param {FocusEvent} event */
  async function openSearch({ target, relatedTarget }) {
    const search = toggle("search");
    if (search && !search.checked) search.click();
    await load();
    if (signal.aborted && document.activeElement === target) target?.dispatchEvent(new FocusEvent("focus", { relatedTarget }));
  }

  function waitForSearch() {
    const query = one("[data-md-component=search-query]");
    const opener = one("header [for=__search]");
    query?.addEventListener("focus", openSearch, { signal });
    opener?.addEventListener("pointerenter", load, { signal });
    opener?.addEventListener("click", () => query?.focus(), { signal });
    const asked = new URLSearchParams(location.search);
    if (asked.get("q") || asked.get("h") || (query && document.activeElement === query)) load();
  }

  function waitForDiagrams() {
    const diagrams = all("pre.mermaid");
    const observer = new IntersectionObserver((entries) => entries.some((each) => each.isIntersecting) && load(), {
      rootMargin: "100%",
    });
    for (const diagram of diagrams) observer.observe(diagram);
    if (diagrams.length) addEventListener("beforeprint", load, { signal });
    undo.push(() => observer.disconnect());
  }

  function unfoldForPaper() {
    const folds = all("details:not([open])");
    for (const fold of folds) fold.setAttribute("open", "");
    addEventListener("afterprint", () => {
      for (const fold of folds) fold.removeAttribute("open");
    }, { once: true });
  }

  function showItemOfMenu() {
    const item = all(".md-sidebar .md-nav__link--active[href]").find((each) => each.clientHeight);
    const column = item?.closest(".md-sidebar__scrollwrap");
    if (item && column) column.scrollTop = item.getBoundingClientRect().top - column.getBoundingClientRect().top - column.clientHeight / 2;
  }

  /* Material's stylesheet asks for a class. */
  /** @param {Event} event */
  function markFocus({ type, target }) {
    if (target instanceof Element) target.classList.toggle("focus-visible", type === "focusin" && target.matches(":focus-visible"));
  }

  /** @param {Event} event */
  function tellFold({ target }) {
    const label = target instanceof Element && target.closest("label[tabindex]");
    if (!(label instanceof HTMLLabelElement)) return;
    setTimeout(() => {
      const list = label.id && document.querySelector(`[aria-labelledby="${label.id}"]`);
      if (list && label.control instanceof HTMLInputElement) list.setAttribute("aria-expanded", `${label.control.checked}`);
    });
  }

  function begin() {
    document.documentElement.classList.replace("no-js", "js");
    for (const form of document.forms) if (form.matches("[data-md-component=palette]")) choosePalette(form);
    all(".md-content table:not([class])").forEach(boxTable);
    all(".md-content pre:not(.mermaid) > code").forEach(offerCopy);
    lookRound();
    showItemOfMenu();
    goToPart();
    one("[data-md-component=top]")?.addEventListener("click", () => scrollTo({ top: 0 }), { signal });
    addEventListener("scroll", noteScroll, { signal, passive: true });
    addEventListener("resize", lookSoon, { signal });
    const sizes = new ResizeObserver(lookSoon);
    sizes.observe(document.body);
    undo.push(() => sizes.disconnect());
    addEventListener("hashchange", goToPart, { signal });
    addEventListener("keydown", pressKey, { signal });
    addEventListener("beforeprint", unfoldForPaper, { signal });
    for (const name of ["pointerover", "focusin"]) document.addEventListener(name, loadForTooltip, { signal });
    for (const name of ["focusin", "focusout"]) document.addEventListener(name, markFocus, { signal });
    document.addEventListener("click", tellFold, { signal });
    waitForSearch();
    waitForDiagrams();
    if (document.querySelector(MADE)) load();
  }

  if (isLight) {
    let hiding = 0;
    globalThis.document$ = { subscribe: (act) => act() };
    globalThis.alert$ = {
      next(message) {
        const dialog = one("[data-md-component=dialog]");
        const inner = dialog?.querySelector(".md-typeset");
        if (!dialog || !inner) return;
        inner.textContent = message;
        dialog.classList.add("md-dialog--active");
        clearTimeout(hiding);
        hiding = setTimeout(() => dialog.classList.remove("md-dialog--active"), 2000);
      },
    };
    begin();
  }
}
