/* Embed codes wait for a click (hooks/hugo_site/security/doors.py): each script is written down in a button. */
{ // its own names: all scripts of a page share one scope
  /**
   * Return what runs a script. One that writes where it stands, as GitHub's gists do, needs a page that is still read: it
   * gets a frame.
   * @param {Record<string, string>} attributes
   */
  function awake({ src = "", ...attributes }) {
    const { hostname, href } = new URL(src, location.href);
    if (hostname === "gist.github.com") {
      const frame = document.createElement("iframe");
      frame.title = "gist.github.com";
      frame.style.cssText = "border: 0; width: 100%";
      frame.srcdoc = `<!doctype html><base target="_blank"><body style="margin:0"><script src="${href.replaceAll("&", "&amp;")}"></${"script"}>`;
      frame.onload = () => {
        frame.style.height = `${frame.contentDocument?.documentElement.scrollHeight ?? 300}px`;
      };
      return frame;
    }
    const script = document.createElement("script");
    for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
    script.src = src;
    return script;
  }

  document$.subscribe(() => {
    /** @type {NodeListOf<HTMLButtonElement>} */
    const buttons = document.querySelectorAll(".embed-door");
    for (const button of buttons) {
      button.hidden = false;
      button.addEventListener("click", () => {
        const attributes = JSON.parse(button.dataset.script ?? "{}");
        const shown = awake(attributes);
        button.replaceWith(shown);
        if (shown.tagName !== "SCRIPT") return;
        /* One script shows all that are of its kind. */
        for (const other of buttons) if (other.dataset.script === button.dataset.script) other.remove();
      });
    }
  });
}
