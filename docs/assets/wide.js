/* What a stylesheet cannot know of a text: how wide the columns of a table need be, whether something is wider than the
   page, and which links are their own address. */
{ // its own names: all scripts of a page share one scope
  const WIDE = 160; // pixels that a column has before it is narrower than what stands in it
  const WIDEST = 320; // where the table scrolls with these, so that no row is high for a column that is out of sight
  const SCROLLED = ".md-typeset__scrollwrap, .tabbed-labels, div.arithmatex, .katex-display, table, pre > code";

  /**
   * Let a table be wide, and scroll, before its columns are as narrow as a word: Material's script puts it into a box.
   * @param {HTMLTableElement} table
   */
  function widen(table) {
    const cells = [...table.rows[0]?.cells ?? []];
    table.style.width = "max-content";
    const widths = cells.map((cell) => Math.ceil(cell.getBoundingClientRect().width));
    table.style.width = "";
    const least = widths.reduce((sum, width) => sum + Math.min(width, WIDE), 0);
    const most = least > (table.closest("article")?.clientWidth ?? 0) ? WIDEST : WIDE;
    for (const [index, cell] of cells.entries()) {
      if (cell.colSpan === 1) cell.style.minWidth = `${Math.min(widths[index] ?? 0, most)}px`;
    }
  }

  /**
   * What is wider than its place can be scrolled by keyboard.
   * @param {Element} article
   */
  function reach(article) {
    for (const box of article.querySelectorAll(SCROLLED)) {
      const { overflowX } = getComputedStyle(box);
      const scrolls = box.scrollWidth > box.clientWidth + 1 && (overflowX === "auto" || overflowX === "scroll");
      if (scrolls) box.setAttribute("tabindex", "0");
      else box.removeAttribute("tabindex");
    }
  }

  /** @param {string} address without what nobody reads of it */
  function plain(address) {
    try {
      address = decodeURI(address);
    } catch { /* it is shown as it is */ }
    return address.trim().replace(/^https?:\/\/(www\.)?|\/$/g, "");
  }

  /**
   * Whether a link reads as the address that it leads to, which paper then has no second time.
   * @param {HTMLAnchorElement} link
   */
  function isAddress({ href, textContent }) {
    return plain(href) === plain(textContent ?? "");
  }

  document$.subscribe(() => {
    const article = document.querySelector("article.md-content__inner");
    if (!article) return;
    /** @type {NodeListOf<HTMLTableElement>} */
    const tables = article.querySelectorAll("table:not([class])");
    for (const table of tables) widen(table);
    new ResizeObserver(() => reach(article)).observe(article);
    new MutationObserver(() => reach(article)).observe(article, { childList: true, subtree: true }); // a new box
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = article.querySelectorAll("a[href^=http]");
    for (const link of links) link.classList.toggle("is-address", isAddress(link));
  });
}
