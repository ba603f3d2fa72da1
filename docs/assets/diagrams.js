/* Material draws diagrams the moment a page has come, and asks another host for Mermaid where there is none
   (https://squidfunk.github.io/mkdocs-material/reference/diagrams/). This one takes Mermaid's name, and loads it from
   here when a diagram is about to be seen, as it weighs ten times as much as all else. */
{ // its own names: all scripts of a page share one scope
  const here = /** @type {HTMLScriptElement} */ (document.currentScript);
  const address = new URL(here.dataset.mermaid ?? "", document.baseURI);
  /** @type {object} */
  let settings = {};
  /** @type {Promise<void> | undefined} */
  let loading;

  async function load() {
    const script = document.createElement("script");
    script.src = address.href;
    document.head.append(script);
    await new Promise((resolve, reject) => Object.assign(script, { onload: resolve, onerror: reject }));
    mermaid.initialize(settings); // the real one, which has taken this one's name
  }

  /**
   * Wait until an element is less than a screen away, or the page is to be printed.
   * @param {Element} element
   */
  function nearby(element) {
    return new Promise((resolve) => {
      const observer = new IntersectionObserver((entries) => entries.some((each) => each.isIntersecting) && resolve(true), {
        rootMargin: "100%",
      });
      observer.observe(element);
      addEventListener("beforeprint", resolve);
    });
  }

  /**
   * Tell how wide a drawing is by itself, so that it can be shown so (zoom.js).
   * @param {ShadowRoot} shadow what Material draws into
   */
  function tellWidth({ host, firstElementChild: drawing }) {
    if (!(drawing instanceof SVGSVGElement && host instanceof HTMLElement)) return;
    const { width } = drawing.viewBox.baseVal;
    drawing.style.maxWidth = `var(--drawn-width, ${drawing.style.maxWidth || "none"})`;
    host.dataset.width = String(width);
    host.dispatchEvent(new Event("drawn", { bubbles: true }));
  }

  /** @type {Set<Element>} */
  const taken = new Set();

  globalThis.mermaid = {
    initialize(given) {
      settings = given;
    },
    async render(id, text) {
      const pending = [...document.querySelectorAll(".mermaid")];
      const diagram = pending.find((each) => !taken.has(each) && each.textContent === text);
      if (diagram) {
        taken.add(diagram);
        await nearby(diagram);
      }
      loading ??= load();
      await loading;
      return { ...await mermaid.render(id, text), fn: tellWidth };
    },
  };
}
