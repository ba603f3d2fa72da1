/* Shows a post's images and wide drawings larger, one after the other. Not mkdocs-glightbox: it puts a link round each image,
   which Hugo's page does not have, an inline script into every page, and 70 KB beside it; the browser's own <dialog> keeps
   the focus, is closed by Escape and gives the focus back. Images that are links, icons and small ones are left alone. */
{ // its own names: all scripts of a page share one scope
  const SMALLEST = 120; // pixels, as shown: an icon or an emoji is no picture to look into
  const MORE = 1.5; // times as wide as in the text; what fits the window is less on a phone, and then more is shown
  const MOST = 2.5; // windows wide
  const LEAST = 0.7; // of a drawing's own size: smaller, its words cannot be read
  const FAR = 50; // pixels that a finger goes for another picture

  /** A drawing, which Mermaid made or is in the page itself, is moved into the window; of an image, the file is shown.
   * @typedef {HTMLImageElement | HTMLElement | SVGSVGElement} Shown
   * @typedef {{ shown: Shown, alt: string, natural: number }} Picture */
  /** @type {Picture[]} in the order of the text */
  let pictures = [];
  let current = 0;
  let putBack = () => {};

  /**
   * What stands below a picture: its caption, else its title, else its alternative text.
   * @param {Picture} picture
   */
  function caption({ shown, alt }) {
    const own = shown.closest("figure")?.querySelector("figcaption");
    return own ? [...own.cloneNode(true).childNodes] : [shown.getAttribute("title") || alt];
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
    const most = Math.max(high, MORE * image.width); // what is higher than the window in the text, too, is moved both ways
    return Math.max(whole, image.width, Math.min(natural, most, MOST * room.width));
  }

  /**
   * Let a picture of the window have a width; what is in its middle stays there, or where two fingers are.
   * @param {HTMLElement} figure
   * @param {number} width
   * @param {number} [x]
   * @param {number} [y]
   */
  function resize(figure, width, x = figure.clientWidth / 2, y = 0) {
    /** @type {HTMLElement | null} */
    const large = figure.querySelector(".zoom__image:not([hidden])");
    if (!large) return;
    const more = width / large.clientWidth;
    const [left, top] = [(figure.scrollLeft + x) * more - x, (figure.scrollTop + y) * more - y];
    large.style.width = `${width}px`;
    figure.scrollTo(left, top);
  }

  /**
   * Move a drawing into the window until another picture is shown.
   * @param {HTMLElement} figure
   * @param {Picture} picture
   */
  function move(figure, { shown, natural }) {
    const place = document.createElement("div");
    place.style.height = `${shown.getBoundingClientRect().height}px`;
    shown.replaceWith(place);
    shown.classList.add("zoom__image");
    figure.prepend(shown);
    resize(figure, figure.clientWidth < LEAST * natural ? natural : figure.clientWidth);
    figure.scrollTo(0, 0); // drawings are read from their beginning
    putBack = () => {
      shown.classList.remove("zoom__image");
      shown.style.width = "";
      place.replaceWith(shown);
      putBack = () => {};
    };
  }

  /**
   * Show one of the pictures in the window.
   * @param {HTMLDialogElement} dialog
   * @param {number} index
   */
  function show(dialog, index) {
    putBack();
    const picture = pictures[index];
    const large = dialog.querySelector("img");
    const figure = dialog.querySelector("figure");
    if (!picture || !large || !figure) return;
    current = index;
    const { shown, alt } = picture;
    const words = dialog.querySelector("figcaption");
    words?.replaceChildren(...caption(picture));
    /** @type {NodeListOf<HTMLButtonElement>} */
    const buttons = dialog.querySelectorAll("button[data-step]");
    for (const button of buttons) {
      const isLast = !pictures[index + Number(button.dataset.step)];
      if (isLast && button === document.activeElement) dialog.querySelector("button")?.focus(); // keys stay with the window
      button.hidden = isLast;
    }
    large.hidden = !(shown instanceof HTMLImageElement);
    if (!(shown instanceof HTMLImageElement)) return move(figure, picture);
    large.alt = alt;
    large.style.width = "";
    large.onload = () => {
      const height = figure.clientHeight - (words?.offsetHeight ?? 0);
      const width = widthOf(shown, large.naturalWidth, { width: figure.clientWidth, height });
      large.style.width = `${width}px`;
      figure.scrollTo((width - figure.clientWidth) / 2, 0);
    };
    large.src = shown.src; // the file itself, not one of its smaller copies
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
   * Make a picture a button that shows it.
   * @param {HTMLDialogElement} dialog
   * @param {Shown} shown
   * @param {number} [natural] how wide a drawing is by itself
   */
  function prepare(dialog, shown, natural = 0) {
    const { width, height } = shown.getBoundingClientRect();
    const isDrawing = !(shown instanceof HTMLImageElement);
    if (shown.closest("a, button, .twemoji, .katex, mjx-container") || Math.max(width, height) < SMALLEST || isDrawing && natural < 1.1 * width) return;
    const alt = shown.getAttribute(isDrawing ? "aria-label" : "alt") ?? "";
    pictures.push({ shown, alt, natural });
    pictures.sort((one, other) => one.shown.compareDocumentPosition(other.shown) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
    shown.classList.add("zoomable");
    shown.tabIndex = 0;
    shown.setAttribute("role", "button");
    shown.setAttribute("aria-haspopup", "dialog");
    const name = [dialog.dataset.open, alt].filter(Boolean).join(": "); // what the button is called
    shown.setAttribute(isDrawing || alt ? "aria-label" : "alt", name); // an empty `alt` says that there is no picture
    const openThis = () => !dialog.open && open(dialog, pictures.findIndex((each) => each.shown === shown));
    shown.addEventListener("click", (event) => {
      if (!dialog.open) event.stopPropagation();
      openThis();
    });
    shown.addEventListener("keydown", (event) => {
      const { key } = /** @type {KeyboardEvent} */ (event);
      if (dialog.open || key !== "Enter" && key !== " ") return;
      event.preventDefault();
      openThis();
    });
  }

  /**
   * Two fingers make a picture larger, one that goes aside shows another.
   * @param {HTMLDialogElement} dialog
   * @param {HTMLElement} figure
   */
  function followFingers(dialog, figure) {
    let x = 0, y = 0, left = 0, apart = 0, width = 0;
    const distance = (/** @type {TouchList} */ [one, other]) =>
      one && other ? Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) : 0;
    figure.addEventListener("touchstart", ({ touches }) => {
      [x, y, left] = [touches[0]?.clientX ?? 0, touches[0]?.clientY ?? 0, figure.scrollLeft];
      apart = distance(touches) || touches.length > 1 ? distance(touches) : 0;
      width = figure.querySelector(".zoom__image:not([hidden])")?.clientWidth ?? 0;
    }, { passive: true });
    figure.addEventListener("touchmove", ({ touches: [one, other], touches }) => {
      if (!apart || !one || !other) return;
      const wanted = width * distance(touches) / apart;
      const most = 4 * Math.max(width, figure.clientWidth);
      const middle = [(one.clientX + other.clientX) / 2, (one.clientY + other.clientY) / 2];
      resize(figure, Math.min(Math.max(wanted, figure.clientWidth / 2), most), ...middle);
    }, { passive: true });
    figure.addEventListener("touchend", ({ touches, changedTouches: [end] }) => {
      const [across, down] = [(end?.clientX ?? 0) - x, (end?.clientY ?? 0) - y];
      if (apart || Math.abs(across) < Math.max(FAR, 2 * Math.abs(down)) || figure.scrollLeft !== left) {
        if (!touches.length) apart = 0;
      } else step(dialog, across < 0 ? 1 : -1);
    }, { passive: true });
  }

  /**
   * @param {HTMLDialogElement} dialog
   * @param {number} by
   */
  function step(dialog, by) {
    if (pictures[current + by]) show(dialog, current + by);
  }

  /** @param {HTMLDialogElement} dialog */
  function listen(dialog) {
    dialog.addEventListener("click", (event) => {
      const target = /** @type {Element} */ (event.target);
      const by = target.closest("[data-step]")?.getAttribute("data-step");
      if (by) step(dialog, Number(by));
      else if (!target.closest("a")) dialog.close();
    });
    dialog.addEventListener("keydown", ({ key }) => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[key];
      if (by) step(dialog, by);
    });
    dialog.addEventListener("close", () => {
      putBack();
      pictures[current]?.shown.focus({ preventScroll: true });
      if (history.state?.zoom) history.back();
    });
    const figure = dialog.querySelector("figure");
    if (figure) followFingers(dialog, figure);
  }

  addEventListener("popstate", () => {
    /** @type {HTMLDialogElement | null} */
    const dialog = document.querySelector("dialog.zoom[open]");
    if (!history.state?.zoom) dialog?.close();
  });

  /* Mermaid's drawings come when they are about to be seen (diagrams.js). */
  document.addEventListener("drawn", ({ target }) => {
    /** @type {HTMLDialogElement | null} */
    const dialog = document.querySelector("dialog.zoom");
    if (dialog && target instanceof HTMLElement) prepare(dialog, target, Number(target.dataset.width));
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
    /** @type {NodeListOf<SVGSVGElement>} */
    const drawings = document.querySelectorAll("article.md-content__inner svg[viewBox]");
    for (const drawing of drawings) prepare(dialog, drawing, drawing.viewBox.baseVal.width);
    listen(dialog);
  });
}
