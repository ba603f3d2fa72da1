/* Shows a post's images larger, one after the other. Not mkdocs-glightbox: it puts a link round each image, which Hugo's
   page does not have, an inline script into every page, and 70 KB beside it; the browser's own <dialog> keeps the focus,
   is closed by Escape and gives the focus back. Images that are links, icons and small ones are left alone. */
{ // its own names: all scripts of a page share one scope
  const SMALLEST = 120; // pixels, as shown: an icon or an emoji is no picture to look into
  const MORE = 1.5; // times as wide as in the text; what fits the window is less on a phone, and then more is shown
  const MOST = 2.5; // windows wide

  /** @typedef {{ image: HTMLImageElement, alt: string }} Picture */
  /** @type {Picture[]} in the order of the text */
  let pictures = [];
  let shown = 0;

  /**
   * What stands below an image: its caption, else its title, else its alternative text.
   * @param {Picture} picture
   */
  function caption({ image, alt }) {
    const own = image.closest("figure")?.querySelector("figcaption");
    return own ? [...own.cloneNode(true).childNodes] : [image.title || alt];
  }

  /**
   * How wide an image is shown: as large as the window, else, where that is hardly more than in the text, so large that one
   * moves it about.
   * @param {HTMLImageElement} image as it stands in the text
   * @param {number} natural how wide its file is, in pixels
   * @param {{ width: number, height: number }} room
   */
  function widthOf(image, natural, room) {
    const high = room.height * (image.width / image.height); // as wide as it is when it is as high as the window
    const whole = Math.min(room.width, high, 2 * Math.max(natural, image.width));
    if (whole >= MORE * image.width) return whole;
    return Math.max(whole, image.width, Math.min(natural, high, MOST * room.width));
  }

  /**
   * Show one of the pictures in the window.
   * @param {HTMLDialogElement} dialog
   * @param {number} index
   */
  function show(dialog, index) {
    const picture = pictures[index];
    const large = dialog.querySelector("img");
    const figure = dialog.querySelector("figure");
    if (!picture || !large || !figure) return;
    shown = index;
    const { image, alt } = picture;
    large.alt = alt;
    large.style.width = "";
    const words = dialog.querySelector("figcaption");
    words?.replaceChildren(...caption(picture));
    /** @type {NodeListOf<HTMLButtonElement>} */
    const buttons = dialog.querySelectorAll("button[data-step]");
    for (const button of buttons) {
      const isLast = !pictures[index + Number(button.dataset.step)];
      if (isLast && button === document.activeElement) dialog.querySelector("button")?.focus(); // keys stay with the window
      button.hidden = isLast;
    }
    large.onload = () => {
      const height = figure.clientHeight - (words?.offsetHeight ?? 0);
      const width = widthOf(image, large.naturalWidth, { width: figure.clientWidth, height });
      large.style.width = `${width}px`;
      figure.scrollTo((width - figure.clientWidth) / 2, 0);
    };
    large.src = image.src; // the file itself, not one of its smaller copies
  }

  /**
   * Open the window. A step in the browser's history belongs to it, so that the button "back" closes it.
   * @param {HTMLDialogElement} dialog
   * @param {number} index
   */
  function open(dialog, index) {
    dialog.showModal();
    show(dialog, index);
    history.pushState({ ...history.state, zoom: true }, "");
  }

  /**
   * Make an image a button that shows it.
   * @param {HTMLDialogElement} dialog
   * @param {HTMLImageElement} image
   */
  function prepare(dialog, image) {
    if (image.closest("a, .twemoji, .mermaid, button") || image.width < SMALLEST) return;
    const alt = image.alt;
    pictures.push({ image, alt });
    pictures.sort((one, other) => one.image.compareDocumentPosition(other.image) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
    image.classList.add("zoomable");
    image.tabIndex = 0;
    image.setAttribute("role", "button");
    image.setAttribute("aria-haspopup", "dialog");
    image.alt = [dialog.dataset.open, alt].filter(Boolean).join(": "); // what the button is called
    const openThis = () => open(dialog, pictures.findIndex((each) => each.image === image));
    image.addEventListener("click", openThis);
    image.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        openThis();
      }
    });
  }

  /** @param {HTMLDialogElement} dialog */
  function listen(dialog) {
    dialog.addEventListener("click", (event) => {
      const target = /** @type {Element} */ (event.target);
      const step = target.closest("[data-step]")?.getAttribute("data-step");
      if (step) show(dialog, shown + Number(step));
      else if (!target.closest("a")) dialog.close();
    });
    dialog.addEventListener("keydown", ({ key }) => {
      const step = { ArrowLeft: "-1", ArrowRight: "1" }[key];
      /** @type {HTMLButtonElement | null} */
      const button = dialog.querySelector(`[data-step="${step}"]:not([hidden])`);
      button?.click();
    });
    dialog.addEventListener("close", () => {
      if (history.state?.zoom) history.back();
    });
  }

  addEventListener("popstate", () => {
    /** @type {HTMLDialogElement | null} */
    const dialog = document.querySelector("dialog.zoom[open]");
    if (!history.state?.zoom) dialog?.close();
  });

  document$.subscribe(() => {
    pictures = [];
    /** @type {HTMLDialogElement | null} */
    const dialog = document.querySelector("dialog.zoom");
    if (!dialog) return;
    /** @type {NodeListOf<HTMLImageElement>} */
    const images = document.querySelectorAll(".post-cover img, article.md-content__inner img");
    for (const image of images) {
      if (image.complete || image.width >= SMALLEST) prepare(dialog, image); // most have their size in the page
      else image.addEventListener("load", () => prepare(dialog, image), { once: true });
    }
    listen(dialog);
  });
}
