// Answers Material's search box from Pagefind's index.
//
// Material asks its worker in four messages (src/templates/assets/javascripts/integrations/search/worker/message in
// https://github.com/squidfunk/mkdocs-material, "How to implement custom search"). What the box does not do by itself,
// `search.js` does on the page; the two talk over a channel, naming the query, as other windows hear them, too.

/**
 * One result or section, as Material's search box takes it.
 * @typedef {{ location: string, title: string, text: string, tags?: string[], score: number, terms: Record<string, boolean> }} Item
 */
/** @typedef {import("./vietnamese.js").Term} Term */
/** @typedef {typeof import("./vietnamese.js")} Text */
/**
 * What Pagefind has of a page (https://pagefind.app/docs/api/).
 * @typedef {{ title: string, plain_excerpt: string, anchor?: { id: string, text: string }, weighted_locations: { balanced_score: number }[] }} Part
 * @typedef {{ content: string, plain_excerpt: string, meta: Record<string, string>, filters: Record<string, string[]>, locations: number[], sub_results: Part[] }} Page
 * @typedef {{ id: string, score: number, words: number[], matchedMetaFields?: string[], data: () => Promise<Page> }} Result
 * @typedef {{ results: Result[], filters: Record<string, Record<string, number>> }} Found
 * @typedef {{ filters?: object, sort?: object }} Options
 * @typedef {Found & { query: string, terms: Term[], options: Options, exact?: Map<string, number> }} Search
 * @typedef {{ part: string, language: string, pages: number, hash: string }} IndexPart
 * @typedef {{ search: (words: string | null, options: Options) => Promise<Found>, preload: (words: string) => Promise<void>, filters: () => Promise<Found["filters"]>, init: () => Promise<void>, mergeIndex: (url: string, options: object) => Promise<void> }} Engine
 * @typedef {{ createInstance: (options: object) => Engine }} Pagefind
 * @typedef {{ pagefind: Pagefind, parts: IndexPart[], engines: { folded: Engine, exact?: Engine }, text: Text, size: number, hashes: string }} Loaded
 */

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3
const BUNDLE = new URL("../../search/pagefind/", self.location.href)
const AT_ONCE = 10 // results whose text is loaded before any is shown: Material shows so many at first
const PAUSE = 100 // milliseconds without a new letter after which a query is taken for one
const LARGE = 1500 // pages of a large blog, see `findFolded`
const RANKING = { diacriticSimilarity: 0.4, metaWeights: { title: 8, tags: 4, page: 0 } }

const channel = new BroadcastChannel("search")
/** @type {Promise<Loaded> | null} */
let engine = null // a promise of what a search needs
/** @type {string | null} */
let wanted = null // the newest query
let busy = false
/** @type {Search | null} */
let found = null // what was found for it

addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP)
    postMessage({ type: READY })
  else if (type === QUERY)
    ask(data)
})

channel.addEventListener("message", async ({ data }) => {
  if (data.start)
    start().catch(() => {})
  else if (data.missing && found && found.query === data.query)
    channel.postMessage({ query: data.query, items: await itemsAt(found, data.missing) })
})

/**
 * Answer a query, unless there is a newer one by the time.
 * @param {string} query
 */
async function ask(query) {
  wanted = query
  if (query.trim())
    await new Promise(resolve => setTimeout(resolve, PAUSE))
  if (busy || query !== wanted)
    return
  busy = true
  for (let answered = null; answered !== wanted;) {
    answered = /** @type {string} */ (wanted)
    await answer(answered).catch(error => {
      console.warn("search:", error)
      engine = null
      postMessage({ type: RESULT, data: { items: [] } })
      channel.postMessage({ query: answered, failed: true }) // which is not that there is nothing
    })
  }
  busy = false
}

/** @param {string} query */
async function answer(query) {
  if (!query.trim())
    return postMessage({ type: RESULT, data: { items: [] } })
  const { text } = await start()
  let search = await find(query)
  if (!search.results.length && await isOutdated())
    search = await find(query)
  const first = [...search.results.keys()].slice(0, AT_ONCE)
  const items = Object.values(await itemsAt(search, first))
  if (query !== wanted)
    return
  found = search
  while (items.length < search.results.length)
    items.push(PLACEHOLDER)
  postMessage({ type: RESULT, data: { items, suggest: suggestion(search, items, text) } })
  channel.postMessage({ query, tags: await tagsOf(search) })
}

// --- Pagefind ------------------------------------------------------------------------------------------------------

/** Load Pagefind, once. */
function start() {
  engine ??= load()
  return engine
}

/** Whether there is another index by now than the one that was loaded, which is forgotten then. */
async function isOutdated() {
  const { hashes } = await start()
  const isNew = hashes !== hashesOf(await fetchParts())
  if (isNew)
    engine = null
  return isNew
}

/**
 * The parts that the index of a large blog is made in (hooks/hugo_site/search/bundle.py).
 * @returns {Promise<IndexPart[]>}
 */
const fetchParts = () => fetch(new URL("parts.json", BUNDLE), { cache: "no-cache" }).then(response => response.json())

/** @param {IndexPart[]} parts */
const hashesOf = parts => parts.map(({ hash }) => hash).join()

/** Of a blog without pages, as one in a language that nothing is written in yet. @type {Engine} */
const NOTHING = {
  search: () => Promise.resolve({ results: [], filters: {} }),
  preload: () => Promise.resolve(),
  filters: () => Promise.resolve({}),
  init: () => Promise.resolve(),
  mergeIndex: () => Promise.resolve()
}

/** @returns {Promise<Loaded>} */
async function load() {
  const first = new URL("0/", BUNDLE)
  fetch(new URL("wasm.unknown.pagefind", first)).catch(() => {}) // so that it is there when Pagefind asks for it
  const [parts, pagefind, vietnamese] = await Promise.all([
    fetchParts(),
    import(new URL("pagefind.js", first).href).catch(() => null), // which is not there when there are no pages
    import(new URL("vietnamese.js", self.location.href).href)
  ])
  const isMarked = parts.some(({ language }) => language.split("-")[0] === "vi")
  const text = isMarked ? vietnamese : await import(new URL("plain.js", self.location.href).href)
  const size = parts.reduce((sum, { pages }) => sum + pages, 0)
  const engines = { folded: parts.length ? await makeEngine(parts, {}, pagefind) : NOTHING } // the other one is made when it is needed
  return { pagefind, parts, engines, text, size, hashes: hashesOf(parts) }
}

/**
 * What searches all parts. Once made, it takes options for the first of them only, so there is one for each way.
 * @param {IndexPart[]} parts
 * @param {object} options
 * @param {Pagefind} pagefind
 */
async function makeEngine(parts, options, { createInstance }) {
  const [first, ...others] = parts.map(({ part }) => new URL(`${part}/`, BUNDLE).href)
  const engine = createInstance({ basePath: first, ranking: RANKING, ...options })
  await engine.init()
  await Promise.all(others.map(other => engine.mergeIndex(other, { ranking: RANKING, ...options })))
  return engine
}

// For the beginning of a word, Pagefind loads the piece of its index that the beginning itself would be in; what the word
// may become can be in others, too.
const NEXT = [..."0123456789abcdefghijklmnopqrstuvwxyz"].flatMap(letter => [letter, `${letter}m`])

/**
 * Load what a search for words, some of which may be beginnings, needs of the index.
 * @param {Term[]} terms
 */
async function loadPieces(terms) {
  const { engines, text } = await start()
  const beginnings = terms.filter(({ word, whole }) => !whole && !text.isUnspaced(word)).map(({ word }) => text.fold(word))
  const longer = beginnings.flatMap(beginning => NEXT.map(next => beginning + next))
  await engines.folded.preload([encoded(terms, text), ...longer].join(" "))
}

/**
 * Search with diacritics folded, or, `strictly`, as they are typed.
 * @param {string | null} words
 * @param {Options} options
 * @returns {Promise<Found>}
 */
async function run(words, options, strictly = false) {
  const { pagefind, parts, engines } = await start()
  if (strictly)
    engines.exact ??= await makeEngine(parts, { exactDiacritics: true }, pagefind)
  const engine = (strictly && engines.exact) || engines.folded
  const { results, filters } = await engine.search(words, options)
  return { results, filters }
}

// --- Query ---------------------------------------------------------------------------------------------------------

/**
 * Find what a query names: words, the last of which may be unfinished, and `#tags`.
 * @param {string} query
 * @returns {Promise<Search>}
 */
async function find(query) {
  const { text, size } = await start()
  const tags = await tagsNamed(query)
  const options = tags.length ? { filters: { all: tags.map(any => ({ tag: { any } })) } } : {}
  const plain = query.replace(/#\S*/g, " ")
  const isFinished = /[^\p{L}\p{N}\p{M}]$/u.test(plain)
  const words = text.wordsOf(plain)
  if (!words.length)
    return { query, terms: [], options, ...await run(null, { ...options, sort: { date: "desc" } }) }
  const { terms, results: folded, filters } = await (text.isMarked
    ? findFolded(words, isFinished, size, options)
    : findPlain(words, isFinished, size, options))
  const accented = terms.filter(({ word }) => text.isAccented(word))
  const exact = accented.length ? await runExactly(accented, options, text) : new Map()
  const near = await nearness(folded, terms, options, text)
  const results = await titlesFirst(rank(folded, exact, near, terms.length), exact, terms, text)
  return { query, terms, options, filters, exact, results }
}

/**
 * Find words whatever their diacritics, each as a whole but for long ones and the one that is being typed.
 *
 * In a large blog, one or two letters begin so many words that Pagefind takes seconds: two are a word first, and one
 * letter behind other words is not looked for yet. Where that finds little, all words are taken for beginnings.
 * @param {string[]} words
 * @param {boolean} isFinished
 * @param {number} size
 * @param {Options} options
 */
async function findFolded(words, isFinished, size, options) {
  const { text } = await start()
  const isLarge = size >= LARGE && !isFinished
  const isLetter = words[words.length - 1].length === 1
  const asked = isLarge && isLetter && words.length > 1 ? words.slice(0, -1) : words
  const shortest = isLarge ? 3 : asked.length > 1 ? 1 : 2
  const isBeginning = (/** @type {string} */ word, /** @type {number} */ index) => index === words.length - 1 && !isFinished && word.length >= shortest
  const terms = asked.map((word, index) => ({ word, whole: word.length < 5 && !isBeginning(word, index) }))
  await loadPieces(terms)
  const found = await run(encoded(terms, text), options)
  const isEnough = found.results.length >= (isLarge ? AT_ONCE : 1) || (isLarge && isLetter)
  if (isEnough || terms.every(({ whole }) => !whole))
    return { terms, ...found }
  const beginnings = asked.map(word => ({ word, whole: false }))
  await loadPieces(beginnings)
  return { terms: beginnings, ...await run(encoded(beginnings, text), options) }
}

/**
 * Find words of a language that Pagefind is asked plainly: each is a stem or a beginning. Characters of scripts without
 * spaces are to stand side by side, if there are such pages.
 * @param {string[]} words
 * @param {boolean} isFinished
 * @param {number} size
 * @param {Options} options
 */
async function findPlain(words, isFinished, size, options) {
  const { text } = await start()
  const last = words[words.length - 1]
  const isLetter = last.length === 1 && !isFinished && !text.isUnspaced(last) // see `findFolded`
  const asked = isLetter && words.length > 1 && size >= LARGE ? words.slice(0, -1) : words
  const terms = asked.map(word => ({ word, whole: false }))
  await loadPieces(terms)
  if (terms.length > 1 && asked.every(text.isUnspaced)) {
    const found = await run(`"${encoded(terms, text)}"`, options)
    if (found.results.length)
      return { terms, ...found }
  }
  return { terms, ...await run(encoded(terms, text), options) }
}

/**
 * @param {Term[]} terms
 * @param {Text} text
 */
function encoded(terms, text) {
  return terms.map(({ word, whole }) => text.encode(word, whole)).join(" ")
}

/**
 * Find pages that have the words with their very diacritics, with the tone on either vowel; scores by id.
 * @param {Term[]} terms
 * @param {Options} options
 * @param {Text} text
 * @returns {Promise<Map<string, number>>}
 */
async function runExactly(terms, options, text) {
  const other = terms.map(({ word, whole }) => ({ word: text.otherPlacement(word), whole }))
  const ways = new Set([encoded(terms, text), encoded(other, text)])
  const scores = new Map()
  for (const way of ways)
    for (const { id, score } of (await run(way, options, true)).results)
      scores.set(id, Math.max(score, scores.get(id) ?? 0))
  return scores
}

/**
 * How a page has several words: 3 as they are typed and side by side, 2 side by side as the last one may go on, 1 as they
 * are typed anywhere, 0 otherwise; by its id.
 * @param {Result[]} results
 * @param {Term[]} terms
 * @param {Options} options
 * @param {Text} text
 * @returns {Promise<Map<string, number>>}
 */
async function nearness(results, terms, options, text) {
  if (terms.length < 2)
    return new Map()
  const typed = encoded(terms.map(({ word }) => ({ word, whole: true })), text)
  const [phrase, words] = [await run(`"${typed}"`, options), await run(typed, options)]
  return new Map([
    ...words.results.map(({ id }) => /** @type {const} */ ([id, 1])),
    ...results.filter(result => isPhrase(result, terms.length)).map(({ id }) => /** @type {const} */ ([id, 2])),
    ...phrase.results.map(({ id }) => /** @type {const} */ ([id, 3]))
  ])
}

/**
 * Whether words that were found stand side by side; those of one term may, too.
 * @param {Result} result
 * @param {number} count
 */
function isPhrase({ words }, count) {
  return count > 1 && words.some((place, index) => words[index + count - 1] === place + count - 1)
}

/**
 * Order results: those with the very diacritics first, then by nearness, then what has the words in the title. Where some
 * pages have what was typed side by side, words that only begin so come last, and what has them apart is left out.
 * @param {Result[]} results
 * @param {Map<string, number>} exact
 * @param {Map<string, number>} nearness
 * @param {number} count
 */
function rank(results, exact, nearness, count) {
  const isThere = [...nearness.values()].includes(3)
  const order = isThere ? [0, 2, 1, 3] : [0, 1, 2, 3]
  const near = (/** @type {Result} */ { id }) => order[nearness.get(id) ?? 0]
  const weigh = (/** @type {Result} */ result) => {
    const isTitle = result.matchedMetaFields?.includes("title")
    return (result.score + (exact.get(result.id) ?? 0)) * (isTitle || isPhrase(result, count) ? 2 : 1)
  }
  return results
    .filter(result => !isThere || exact.has(result.id) || near(result) || result.matchedMetaFields?.includes("title"))
    .map(result => ({ result, first: exact.has(result.id), near: near(result), weight: weigh(result) }))
    .sort((a, b) => Number(b.first) - Number(a.first) || b.near - a.near || b.weight - a.weight)
    .map(({ result }) => result)
}

/**
 * Put those of the first results first whose title has the words side by side, which Pagefind does not tell.
 * @param {Result[]} results
 * @param {Map<string, number>} exact
 * @param {Term[]} terms
 * @param {Text} text
 */
async function titlesFirst(results, exact, terms, text) {
  const first = await Promise.all(results.slice(0, AT_ONCE).map(async result => {
    const title = text.decode((await result.data()).meta.title ?? "")
    return { result, first: exact.has(result.id), weight: text.closeness(title, terms) }
  }))
  first.sort((a, b) => Number(b.first) - Number(a.first) || b.weight - a.weight)
  return [...first.map(({ result }) => result), ...results.slice(AT_ONCE)]
}

/**
 * The tags that each `#hoc-may` in a query may mean.
 * @param {string} query
 */
async function tagsNamed(query) {
  const names = [...query.matchAll(/#(\S+)/g)].map(match => match[1])
  if (!names.length)
    return []
  const { engines, text } = await start()
  const known = Object.keys((await engines.folded.filters()).tag ?? {})
  return names.map(name => {
    const same = known.filter(tag => text.slug(tag) === text.slug(name))
    const meant = same.length ? same : known.filter(tag => text.slug(tag).startsWith(text.slug(name)))
    return meant.length ? meant : [name] // which no page has
  })
}

/**
 * The tags of what was found, the most frequent first, with their numbers.
 * @param {Search} search
 */
async function tagsOf({ filters, terms, options }) {
  const { engines, text, size } = await start()
  if (!filters.tag) { // they are loaded now, after the first results are shown; in a large blog for the next query
    await engines.folded.filters()
    if (size < LARGE)
      filters = (await run(terms.length ? encoded(terms, text) : null, options)).filters
  }
  const numbers = Object.entries(filters.tag ?? {}).filter(([, number]) => number)
  return numbers.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, 8)
}

// --- Results -------------------------------------------------------------------------------------------------------

/** @type {Item[]} */
// In place of a result whose text is not loaded; `search.js` asks for it when Material shows it.
const PLACEHOLDER = [{ location: "", title: "…", text: "", score: -1, terms: {} }]

/**
 * Results as Material shows them, by their indexes.
 * @param {Search} search
 * @param {number[]} indexes
 * @returns {Promise<Record<number, Item[]>>}
 */
async function itemsAt(search, indexes) {
  const { text } = await start()
  const items = await Promise.all(indexes.map(async index => {
    const result = search.results[index]
    return [index, itemOf(await result.data(), search, search.exact?.has(result.id) ?? false, text)]
  }))
  return Object.fromEntries(items)
}

/**
 * One page: itself, then its sections, the best of which is shown and the others can be unfolded.
 * @param {Page} page
 * @param {Search} search
 * @param {boolean} strictly
 * @param {Text} text
 * @returns {Item[]}
 */
function itemOf(page, search, strictly, text) {
  const { isMatch, terms } = matchesOf(page, search, strictly, text)
  const [location, date] = JSON.parse(text.decodePrivate(page.meta.page))
  const marked = (/** @type {string} */ string) => text.mark(text.decode(string), isMatch)
  const excerptOf = (/** @type {string} */ string) => `<p>${marked(string.replaceAll("&lt;", "<").replaceAll("&gt;", ">"))}</p>` // as Pagefind has it
  const small = date && ` <small class="search-date">${text.escapeHTML(date)}</small>`
  const tags = (page.filters.tag ?? []).map(tag => `<span>${text.mark(tag, isMatch)}</span>`)
  const weight = (/** @type {Part} */ { weighted_locations }) => weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0)
  const sections = page.sub_results.sort((a, b) => weight(b) - weight(a))
  const isBegin = (/** @type {Part} */ part) => !part.anchor || text.decode(part.anchor.text) === text.decode(page.meta.title)
  const excerpt = !sections.length ? page.plain_excerpt : isBegin(sections[0]) ? sections[0].plain_excerpt : ""
  return [
    {
      location,
      title: marked(page.meta.title ?? "") + small,
      text: excerpt && excerptOf(excerpt),
      tags: tags.length ? tags : undefined,
      score: 2,
      terms
    },
    ...sections.filter(part => !isBegin(part)).map(part => ({
      location: `${location}#${part.anchor?.id}`,
      title: marked(part.title),
      text: excerptOf(withoutHeading(part)),
      score: part === sections[0] ? 2 : 1,
      terms
    }))
  ]
}

/**
 * The excerpt of a section, whose heading is shown above it.
 * @param {Part} part
 */
function withoutHeading({ title, plain_excerpt }) {
  return plain_excerpt.startsWith(title) ? plain_excerpt.slice(title.length).replace(/^[.\s]+/, "") : plain_excerpt
}

/**
 * What of a page's words was looked for.
 *
 * The words are for Material to mark when the page is opened, and, with `false`, to name as missing.
 * @param {Page} page
 * @param {Search} search
 * @param {boolean} strictly
 * @param {Text} text
 */
function matchesOf(page, search, strictly, text) {
  const places = page.content.split(/[\r\n\s]+/)
  const found = page.locations.map(place => text.wordsOf(text.decode(places[place] ?? "")))
  const others = text.wordsOf(text.decode(`${page.meta.title} ${page.meta.tags ?? ""}`))
  const words = [...new Set([...found.flat(), ...others])]
  const { isMatch, there, missing } = text.matchesAmong(search.terms, found, words, strictly, search.query, text.decode(`${page.meta.title} ${page.content}`))
  const terms = [...there.map(word => [word, true]), ...missing.map(word => [word, false])]
  return { isMatch, terms: Object.fromEntries(terms) }
}

/**
 * What the word that is being typed may become: a word of the best result's title.
 * @param {Search} search
 * @param {Item[][]} items
 * @param {Text} text
 */
function suggestion(search, items, text) {
  const typed = text.wordsOf(search.query).pop()
  if (!items.length || !typed)
    return []
  const title = text.wordsOf(items[0][0].title.replace(/<[^>]*>/g, ""))
  return title.filter(word => word.startsWith(typed)).slice(0, 1)
}
