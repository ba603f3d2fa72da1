/* Buttons below a post that need a script: they are hidden in the page, and shown where the browser can do it. */
const bar = document.querySelector(".share");
const native = bar?.querySelector(".share__native");
const copy = bar?.querySelector(".share__copy");

if (native && navigator.share) {
  native.hidden = false;
  native.addEventListener("click", () =>
    navigator.share({ title: bar.dataset.title, url: bar.dataset.url }).catch(() => {}), // the reader changed their mind
  );
}

if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(bar.dataset.url);
    bar.querySelector("[role=status]").textContent = bar.dataset.copied;
  });
}
