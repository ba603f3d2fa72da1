/* Shows a post's image as large as the window. Not mkdocs-glightbox: it puts a link round each image, which Hugo's page
   does not have, an inline script into every page, and 70 KB beside it; the browser's own <dialog> keeps the focus, is
   closed by Escape and gives the focus back. Images that are links, icons and small ones are left alone. */
{ // its own names: all scripts of a page share one scope
  const SMALLEST = 120; // pixels, as shown: an icon or an emoji is no picture to look into

  /**
   * What stands below an image: its caption, else its title, else its alternative text.
   * @param {HTMLImageElement} image
   * @param {string} alt
   */
  function caption(image, alt) {
    const own = image.closest("figure")?.querySelector("figcaption");
    return own ? [...own.cloneNode(true).childNodes] : [image.title || alt];
  }

  /**
   * Show an image in the window.
   * @param {HTMLDialogElement} dialog
   * @param {HTMLImageElement} image
   * @param {string} alt
   */
  function show(dialog, image, alt) {
    const large = dialog.querySelector("img");
    if (!large) return;
    large.src = image.src; // the file itself, not one of its smaller copies
    large.alt = alt;
    dialog.querySelector("figcaption")?.replaceChildren(...caption(image, alt));
    dialog.showModal();
  }

  /**
   * Make an image a button that shows it.
   * @param {HTMLDialogElement} dialog
   * @param {HTMLImageElement} image
   */
  function prepare(dialog, image) {
    if (image.closest("a, .twemoji, .mermaid, button") || image.width < SMALLEST) return;
    const alt = image.alt;
    image.classList.add("zoomable");
    image.tabIndex = 0;
    image.setAttribute("role", "button");
    image.setAttribute("aria-haspopup", "dialog");
    image.alt = [dialog.dataset.open, alt].filter(Boolean).join(": "); // what the button is called
    image.addEventListener("click", () => show(dialog, image, alt));
    image.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        show(dialog, image, alt);
      }
    });
  }

  document$.subscribe(() => {
    /** @type {HTMLDialogElement | null} */
    const dialog = document.querySelector("dialog.zoom");
    if (!dialog) return;
    /** @type {NodeListOf<HTMLImageElement>} */
    const images = document.querySelectorAll(".post-cover img, article.md-content__inner img");
    for (const image of images) {
      if (image.complete || image.width >= SMALLEST) prepare(dialog, image); // most have their size in the page
      else image.addEventListener("load", () => prepare(dialog, image), { once: true });
    }
    dialog.addEventListener("click", (event) => /** @type {Element} */ (event.target).closest("a") || dialog.close());
  });
}
