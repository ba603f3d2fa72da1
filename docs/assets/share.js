/* Buttons below a post that need a script: they are hidden in the page, and shown where the browser can do it. */
{ // its own names: all scripts of a page share one scope
  const { uncopied = "" } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  document$.subscribe(() => {
    /** @type {HTMLElement | null} */
    const bar = document.querySelector(".share");
    /** @type {HTMLButtonElement | null | undefined} */
    const native = bar?.querySelector(".share__native");
    /** @type {HTMLButtonElement | null | undefined} */
    const copy = bar?.querySelector(".share__copy");
    const status = bar?.querySelector("[role=status]");
    const { title, url = "", copied = "" } = bar?.dataset ?? {};

    if (native && "share" in navigator) {
      native.hidden = false;
      native.addEventListener("click", () =>
        navigator.share({ title, url }).catch(() => {}), // the reader changed their mind
      );
    }

    if (copy && "clipboard" in navigator) {
      copy.hidden = false;
      copy.addEventListener("click", async () => {
        const told = await navigator.clipboard.writeText(url).then(() => copied, () => uncopied);
        if (status) status.textContent = told;
      });
    }
  });
}
