/* Material's instant loading (theme: features: navigation.instant) puts the next page's head and text into this one. It
   runs no script of that head, and leaves what stands above the text as it was; this does the rest. With that feature
   only. Other scripts do their work for every page that comes, by Material's `document$`
   (https://squidfunk.github.io/mkdocs-material/customization/#additional-javascript). */
{ // its own names: all scripts of a page share one scope
  const ran = new Set(Array.from(document.scripts, ({ src }) => src));

  /**
   * Run a script that came with a page, after those before it.
   * @param {HTMLScriptElement} inert
   */
  function run(inert) {
    const script = document.createElement("script");
    for (const { name, value } of inert.attributes) script.setAttribute(name, value);
    script.async = inert.async;
    inert.replaceWith(script);
    ran.add(script.src);
  }

  /* What Material leaves as it was, in full addresses as seen from the first page. */
  function renewHeader() {
    document.querySelector("body > .md-skip")?.setAttribute("href", "#__main");

    /** @type {HTMLTemplateElement | null} */
    const languages = document.querySelector("#__languages");
    const list = document.querySelector(".md-header .md-select__list");
    if (!languages || !list) return;
    list.replaceChildren(languages.content.cloneNode(true));
    for (const link of list.querySelectorAll("a")) link.setAttribute("href", link.href);
  }

  document$.subscribe(() => {
    /** @type {NodeListOf<HTMLScriptElement>} */
    const scripts = document.head.querySelectorAll("script[src]");
    for (const script of scripts) if (!ran.has(script.src)) run(script);
    renewHeader();
  });
}
