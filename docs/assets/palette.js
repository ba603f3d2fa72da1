/* The first tap on the switch of colours changes them: where the system is light, dark comes behind the system's own
   colours, else light. Material's switch has one order for all, in which the first of two taps may change nothing. */
{ // its own names: all scripts of a page share one scope
  const names = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  /** @type {HTMLFormElement | null} */
  const form = document.querySelector("[data-md-component=palette]");
  const isLight = matchMedia("(prefers-color-scheme: light)");

  /** @param {string} media */
  const option = (media) => form?.querySelector(`.md-option[data-md-color-media="${media}"]`);
  const system = option("(prefers-color-scheme)");
  const light = option("(prefers-color-scheme: light)");
  const dark = option("(prefers-color-scheme: dark)");

  /**
   * Let a tap on the button of one choice lead to another.
   * @param {Element} from
   * @param {Element} to
   * @param {string} name
   */
  function lead(from, to, name) {
    from.setAttribute("aria-label", name);
    const button = from.nextElementSibling;
    button?.setAttribute("for", to.id);
    button?.setAttribute("title", name);
  }

  function order() {
    if (!system || !light || !dark) return; // an author's own palette
    const [same, other] = isLight.matches ? [light, dark] : [dark, light];
    lead(system, other, names[isLight.matches ? "systemDark" : "systemLight"] ?? "");
    lead(other, same, names[isLight.matches ? "darkLight" : "lightDark"] ?? "");
    lead(same, system, names[isLight.matches ? "lightSystem" : "darkSystem"] ?? "");
  }

  order();
  isLight.addEventListener("change", order);

  /* Material takes Enter for its own order. */
  form?.addEventListener("keydown", (event) => {
    const button = event.target instanceof HTMLInputElement && event.target.nextElementSibling;
    if (event.key !== "Enter" || !button) return;
    event.stopImmediatePropagation();
    const next = document.getElementById(button.getAttribute("for") ?? "");
    next?.click();
    next?.focus();
  }, { capture: true });
}
