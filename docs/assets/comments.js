/* Comments by giscus (https://giscus.app): nothing is asked of its host before the reader asks for comments. */
{ // its own names: all scripts of a page share one scope
  function theme() {
    return document.body.dataset.mdColorScheme === "slate" ? "dark" : "light";
  }

  document$.subscribe(() => {
    /** @type {HTMLElement | null} */
    const section = document.querySelector(".comments");
    const button = section?.querySelector("button");
    button?.addEventListener("click", () => {
      const script = document.createElement("script");
      script.src = "https://giscus.app/client.js";
      script.crossOrigin = "anonymous";
      Object.assign(script.dataset, section?.dataset, { theme: theme() });
      button.replaceWith(script);
    });
  });

  /* The frame follows when the reader changes between light and dark. */
  new MutationObserver(() => {
    /** @type {HTMLIFrameElement | null} */
    const frame = document.querySelector(".comments iframe.giscus-frame");
    frame?.contentWindow?.postMessage({ giscus: { setConfig: { theme: theme() } } }, "https://giscus.app");
  }).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
}
