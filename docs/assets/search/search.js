// What Material's search box does not do by itself: load the index when somebody is about to search, show results
// beyond the first ones when they come into view, and offer the tags of what was found.
{
  const words = document.currentScript.dataset // what readers see, in the blog's language
  const query = document.querySelector("[data-md-component=search-query]")
  const result = document.querySelector("[data-md-component=search-result]")

  if (query && result) {
    const channel = new BroadcastChannel("search") // to worker.js; other windows hear it, so a query is always named
    const list = result.querySelector(".md-search-result__list")
    const tags = document.createElement("nav")
    tags.className = "search-tags"
    tags.setAttribute("aria-label", words.tags)
    tags.hidden = true
    list.before(tags)

    const start = () => channel.postMessage({ start: true })
    query.addEventListener("focus", start, { once: true })
    document.querySelector("header [for=__search]")?.addEventListener("pointerenter", start, { once: true })

    const element = (name, className, html = "") => {
      const made = document.createElement(name)
      made.className = className
      made.innerHTML = html // from worker.js, which escapes what authors wrote
      return made
    }

    // One result or section, as Material makes it (src/templates/assets/javascripts/templates/search).
    const link = ({ location, title, text, tags: names, terms }, isPage) => {
      const base = JSON.parse(document.getElementById("__config").textContent).base
      const url = new URL(location, new URL(base, document.baseURI.replace(/[?#].*/, "")))
      url.searchParams.set("h", Object.keys(terms).filter(term => terms[term]).join(" "))
      const article = element("article", "md-search-result__article md-typeset")
      if (isPage)
        article.append(element("div", "md-search-result__icon md-icon"))
      article.append(element(isPage ? "h1" : "h2", "", title))
      article.insertAdjacentHTML("beforeend", text)
      if (names) {
        article.append(element("nav", "md-tags"))
        article.lastChild.append(...names.map(name => element("span", "md-tag", name)))
      }
      const made = element("a", "md-search-result__link")
      made.href = url
      made.tabIndex = -1
      made.append(article)
      return made
    }

    const fill = (item, [page, ...sections]) => {
      const shown = sections.filter(section => section.score >= page.score)
      item.replaceChildren(link(page, true), ...shown.map(section => link(section, false)))
    }

    const choose = name => {
      const tag = `#${name.replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")}`
      query.value = query.value.includes(tag)
        ? query.value.replace(tag, "").trim()
        : `${tag} ${query.value.replace(/#\S*/g, "").trim()}`.trim()
      query.focus()
      query.dispatchEvent(new KeyboardEvent("keyup"))
    }

    const offer = counts => {
      tags.hidden = counts.length === 0
      tags.replaceChildren(...counts.map(([name, count]) => {
        const button = element("button", "search-tag")
        button.type = "button"
        button.append(name, element("span", "search-tag__count", String(count)))
        button.setAttribute("aria-pressed", String(query.value.includes(`#${name.replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")}`)))
        button.addEventListener("click", () => choose(name))
        return button
      }))
    }

    const isMissing = item => item.querySelector("[data-md-score='-1.00']")
    new MutationObserver(() => {
      if (!list.children.length && !query.value.trim())
        offer([])
      const missing = [...list.children].flatMap((item, index) => isMissing(item) ? [index] : [])
      if (missing.length)
        channel.postMessage({ query: query.value, missing })
    }).observe(list, { childList: true })

    channel.addEventListener("message", ({ data }) => {
      if (data.query !== query.value)
        return
      if (data.tags)
        offer(data.tags)
      for (const [index, item] of Object.entries(data.items ?? {}))
        if (list.children[index] && isMissing(list.children[index]))
          fill(list.children[index], item)
    })
  }
}
