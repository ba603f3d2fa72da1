/* Comments by giscus (https://giscus.app), Isso, or replies in the fediverse: nothing is asked of their host before the
   reader asks for comments. */
{ // its own names: all scripts of a page share one scope
  function theme() {
    return document.body.dataset.mdColorScheme === "slate" ? "dark" : "light";
  }

  /**
   * Replies to a status, as Mastodon and its like tell them (https://docs.joinmastodon.org/methods/statuses/#context).
   * Their HTML is read for its text alone.
   * @param {HTMLElement} section
   * @param {string} status
   */
  async function replies(section, status) {
    const list = document.createElement("ul");
    try {
      const { origin, pathname } = new URL(status);
      const answer = await fetch(`${origin}/api/v1/statuses/${pathname.split("/").filter(Boolean).pop()}/context`);
      for (const each of (await answer.json()).descendants) {
        const body = new DOMParser().parseFromString(each.content, "text/html").body;
        const [item, author] = [document.createElement("li"), document.createElement("strong")];
        author.textContent = each.account.display_name || each.account.acct;
        item.append(author, `: ${[...body.childNodes].map((node) => node.textContent).join(" ")}`);
        list.append(item);
      }
    } catch {
      // as if nobody had answered: the link leads there
    }
    const link = document.createElement("a");
    Object.assign(link, { href: status, textContent: section.dataset.reply });
    return [list.childElementCount ? list : `${section.dataset.none} `, link];
  }

  document$.subscribe(() => {
    /** @type {HTMLElement | null} */
    const section = document.querySelector(".comments");
    const button = section?.querySelector("button");
    button?.addEventListener("click", async () => {
      const template = section?.querySelector("template");
      if (section?.dataset.replies) {
        button.replaceWith(...(await replies(section, section.dataset.replies)));
        return;
      }
      if (template) {
        button.replaceWith(document.importNode(template.content, true));
        return;
      }
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
