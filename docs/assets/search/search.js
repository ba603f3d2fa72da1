// What Material's search box does not do by itself: load the index when somebody is about to search, show results
// beyond the first ones when they come into view, offer the tags of what was found, and what to look for before; keep the
// query in the address for whoever comes back from a result; give the focus back; and say when it does not work.
{
  const words = /** @type {HTMLScriptElement} */ (document.currentScript).dataset // what readers see, in the blog's language
  const { base } = JSON.parse(document.getElementById("__config")?.textContent ?? "{}")
  const home = new URL(base, document.baseURI.replace(/[?#].*/, "")) // now: the page's address changes by instant loading
  /** @type {HTMLInputElement | null} */
  const query = document.querySelector("[data-md-component=search-query]")
  const result = document.querySelector("[data-md-component=search-result]")
  const list = result?.querySelector(".md-search-result__list")

  /** @type {string | null} */
  let failed = null // the query that could not be answered
  const told = result?.querySelector(".md-search-result__meta")
  /** Say that the search does not work, where Material says that nothing was found. */
  const tellFailure = () => {
    if (told && failed === query?.value && told.textContent !== words.failed)
      told.textContent = words.failed ?? ""
  }
  if (told)
    new MutationObserver(tellFailure).observe(told, { childList: true })

  if (query && list && !self.BroadcastChannel) { // in which case worker.js does not answer at all
    for (const event of ["focus", "input"])
      query.addEventListener(event, () => {
        failed = query.value
        tellFailure()
      })
  } else if (query && list) {
    const channel = new BroadcastChannel("search") // to worker.js; other windows hear it, so a query is always named
    const tags = document.createElement("nav")
    tags.className = "search-tags"
    tags.setAttribute("aria-label", words.tags ?? "")
    tags.hidden = true
    list.before(tags)

    const start = () => channel.postMessage({ start: true })
    query.addEventListener("focus", start, { once: true })
    document.querySelector("header [for=__search]")?.addEventListener("pointerenter", start, { once: true })

    /**
     * @template {keyof HTMLElementTagNameMap} Name
     * @param {Name} name
     * @param {string} className
     */
    const element = (name, className, html = "") => {
      const made = document.createElement(name)
      made.className = className
      made.innerHTML = html // from worker.js, which escapes what authors wrote
      return made
    }

    /**
     * One result or section, as Material makes it (src/templates/assets/javascripts/templates/search).
     * @param {import("./worker.js").Item} item
     * @param {boolean} isPage
     */
    const link = ({ location, title, text, tags: names, terms }, isPage) => {
      const url = new URL(location, home)
      url.searchParams.set("h", Object.keys(terms).filter(term => terms[term]).join(" "))
      const article = element("article", "md-search-result__article md-typeset")
      if (isPage)
        article.append(element("div", "md-search-result__icon md-icon"))
      article.append(element(isPage ? "h1" : "h2", "", title))
      article.insertAdjacentHTML("beforeend", text)
      if (names) {
        const nav = element("nav", "md-tags")
        nav.append(...names.map(name => element("span", "md-tag", name)))
        article.append(nav)
      }
      const made = element("a", "md-search-result__link")
      made.href = url.href
      made.tabIndex = -1
      made.append(article)
      return made
    }

    /**
     * @param {Element} item
     * @param {import("./worker.js").Item[]} parts
     */
    const fill = (item, [page, ...sections]) => {
      const shown = sections.filter(section => section.score >= page.score)
      item.replaceChildren(link(page, true), ...shown.map(section => link(section, false)))
    }

    /**
     * A tag as it stands in a query; signs that tell languages apart are spoken, as in the tag's address.
     * @param {string} name
     */
    const hashtag = name =>
      `#${name.replaceAll("+", " plus ").replaceAll("#", " sharp ").trim().replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")}`

    /** @param {string} name */
    const choose = name => {
      const tag = hashtag(name)
      query.value = query.value.includes(tag)
        ? query.value.replace(tag, "").trim()
        : `${tag} ${query.value.replace(/#\S*/g, "").trim()}`.trim()
      query.focus()
      query.dispatchEvent(new KeyboardEvent("keyup"))
    }

    /**
     * @param {string} className
     * @param {string} text
     * @param {() => void} act
     */
    const button = (className, text, act) => {
      const made = element("button", className)
      made.type = "button"
      made.append(text)
      made.addEventListener("click", act)
      return made
    }

    /**
     * @param {HTMLButtonElement[]} buttons
     * @param {string} label
     */
    const offer = (buttons, label = "") => {
      tags.hidden = buttons.length === 0
      tags.setAttribute("aria-label", label)
      tags.replaceChildren(...buttons)
    }

    /** @param {[string, number][]} counts */
    const offerTags = counts => offer(counts.map(([name, count]) => {
      const made = button("search-tag", name, () => choose(name))
      made.append(element("span", "search-tag__count", String(count)))
      made.setAttribute("aria-pressed", String(query.value.includes(hashtag(name))))
      return made
    }), words.tags)

    const place = `searches ${home.pathname}` // other sites may be on this host
    /** @returns {string[]} */
    const searches = () => {
      try {
        return JSON.parse(localStorage.getItem(place) ?? "[]")
      } catch {
        return [] // nothing may be kept here
      }
    }

    /** What was looked for last, and the tags of most posts. */
    const suggest = () => {
      const last = searches().map(text => button("search-tag search-tag--again", text, () => {
        query.value = text
        query.focus()
        query.dispatchEvent(new KeyboardEvent("keyup"))
      }))
      const names = (words.suggest ?? "").split("|").filter(Boolean)
      offer([...last, ...names.map(name => button("search-tag", name, () => choose(name)))], words.suggestions)
    }
    query.addEventListener("focus", () => query.value.trim() || suggest())

    /** @param {Element} item */
    const isMissing = item => item.querySelector("[data-md-score='-1.00']")
    new MutationObserver(() => {
      if (!list.children.length && !query.value.trim())
        suggest()
      const missing = [...list.children].flatMap((item, index) => isMissing(item) ? [index] : [])
      if (missing.length)
        channel.postMessage({ query: query.value, missing })
    }).observe(list, { childList: true })

    /** @param {string} text */
    const writeAddress = text => {
      const url = new URL(location.href)
      if (text) url.searchParams.set("q", text)
      else url.searchParams.delete("q")
      if (url.href !== location.href)
        history.replaceState(history.state, "", url)
    }

    let isLeaving = false // for a result, which closes the box, too
    /* Who comes back from a result finds the search as it was. */
    list.addEventListener("click", ({ target }) => {
      const text = query.value.trim()
      if (!(target instanceof Element && target.closest("a")) || !text)
        return
      isLeaving = true
      writeAddress(text)
      try {
        localStorage.setItem(place, JSON.stringify([text, ...searches().filter(each => each !== text)].slice(0, 5)))
      } catch { /* nothing may be kept here */ }
    }, { capture: true })

    /* Whoever closes the search is where they were before. */
    /** @type {HTMLInputElement | null} */
    const box = document.querySelector("#__search")
    /** @type {HTMLElement | null} */
    let before = null
    query.addEventListener("focus", ({ relatedTarget }) => {
      isLeaving = false
      if (relatedTarget instanceof HTMLElement && !relatedTarget.closest(".md-search") && relatedTarget !== box)
        before = relatedTarget
    })
    box?.addEventListener("change", () => {
      if (box.checked || isLeaving)
        return
      if (performance.now() - arrived < 1000) {
        searchAgain() // Material was late
        return
      }
      writeAddress("")
      if (before?.isConnected)
        before.focus({ preventScroll: true })
      before = null
    })

    /* Material reads it from the address with a whole page only: not with one that comes by instant loading, an eighth of a
       second after which it closes the box, and not with one that the browser has kept, whose boxes WebKit then empties. */
    let arrived = -1000
    const searchAgain = () => setTimeout(() => {
      const text = new URLSearchParams(location.search).get("q")
      if (!text || !box || box.checked)
        return
      box.click()
      query.value = text
      query.dispatchEvent(new KeyboardEvent("keyup"))
    }, 250)
    document$.subscribe(() => {
      arrived = performance.now()
      searchAgain()
    })
    addEventListener("pageshow", searchAgain)
    for (const act of ["keydown", "pointerdown"])
      addEventListener(act, () => {
        arrived = -1000 // whoever closes it now means it
      }, { capture: true })

    channel.addEventListener("message", ({ data }) => {
      if (data.query !== query.value)
        return
      failed = data.failed ? data.query : null
      tellFailure()
      if (data.tags?.length || (data.tags && list.children.length))
        offerTags(data.tags)
      else if (data.tags)
        suggest() // nothing was found
      for (const [index, parts] of Object.entries(data.items ?? {})) {
        const item = list.children[Number(index)]
        if (item && isMissing(item))
          fill(item, parts)
      }
    })
  }
}
