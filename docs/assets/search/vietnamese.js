// Vietnamese as people type it: with or without diacritics, composed or decomposed, tone marks placed either way.
// What is written into the index, and why, is told in hooks/hugo_site/search/document.py.

/** @typedef {{ word: string, whole: boolean }} Term a word that is looked for; `whole`, or the beginning of one */

const STROKE = "\u0335"
const WORD_END = "\u02ec"
const PRIVATE = 0xe000
const WORD = /[\p{L}\p{N}\p{M}]+/gu

/**
 * Whether ends of words are marked in the index.
 * @type {boolean}
 */
export const isMarked = true

/**
 * What is typed, as words in lower case, composed.
 * @param {string} text
 * @returns {string[]}
 */
export const wordsOf = text => text.normalize("NFC").toLowerCase().match(WORD) ?? []

/**
 * A tag as it stands in a query; signs that tell languages apart are spoken, as in the tag's address.
 * @param {string} name
 */
export const slug = name =>
  wordsOf(fold(name.replaceAll("+", " plus ").replaceAll("#", " sharp "))).join("-")

/**
 * A word without diacritics.
 * @param {string} word
 */
export const fold = word => word.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "")

/**
 * Whether a word has diacritics, so that whoever typed it meant just these.
 * @param {string} word
 */
export const isAccented = word => fold(word) !== word.toLowerCase()

/**
 * A word as it stands in the index; `whole` if it is not the beginning of a longer one.
 * @param {string} word
 * @param {boolean} whole
 */
export const encode = (word, whole) =>
  word.replaceAll("đ", `d${STROKE}`) + (whole ? WORD_END : "")

/**
 * Text from the index as its author wrote it.
 * @param {string} text
 */
export const decode = text =>
  text.replaceAll(WORD_END, "").replaceAll(`d${STROKE}`, "đ").replaceAll(`D${STROKE}`, "Đ")

/**
 * Text that stands in the index without being found.
 * @param {string} text
 */
export const decodePrivate = text =>
  new TextDecoder().decode(Uint8Array.from(text, character => character.charCodeAt(0) - PRIVATE))

// The vowels of `oa`, `oe` and `uy` that may carry the tone: `hòa` or `hoà`, `khỏe` or `khoẻ`, `thủy` or `thuỷ`.
const FIRST = /([ou])([\u0300\u0301\u0303\u0309\u0323])([aey])(?![\p{L}\p{M}])/gu
// A character before it and no lookbehind, which Safari does not read before 16.4 (all of the search would be dead).
const SECOND = /(^|[^q])([ou])([aey])([\u0300\u0301\u0303\u0309\u0323])(?![\p{L}\p{M}])/giu
const PAIRS = new Set(["oa", "oe", "uy"])

/**
 * A word with its tone mark on the other vowel, where both are right; else the same word.
 * @param {string} word
 */
export const otherPlacement = word => {
  const letters = word.normalize("NFD")
  const moved = letters.replace(FIRST, (all, first, tone, second) =>
    PAIRS.has(first + second) ? first + second + tone : all)
  return (moved !== letters ? moved : letters.replace(SECOND, (all, before, first, second, tone) =>
    PAIRS.has(first + second) ? before + first + tone + second : all)).normalize("NFC")
}

/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }

/**
 * Text for HTML.
 * @param {string} text
 */
export const escapeHTML = text =>
  text.replace(/[&<>"]/g, character => ENTITIES[character])

/** @param {string} text */
const lower = text => text.normalize("NFC").toLowerCase()

/**
 * A test whether a word of a text is one that was looked for.
 *
 * @param {Term[]} terms
 * @param {boolean} [strictly] one that has diacritics is found with these only
 * @returns {(text: string) => boolean}
 */
export const matcher = (terms, strictly) => {
  const tests = terms.map(({ word, whole }) => {
    const forms = strictly && isAccented(word) ? [word, otherPlacement(word)] : [fold(word)]
    const read = strictly && isAccented(word) ? lower : fold
    return (/** @type {string} */ text) => forms.some(form => whole ? read(text) === form : read(text).startsWith(form))
  })
  return text => tests.some(test => test(text))
}

/** Whether a word is one character of a script without spaces. */
export const isUnspaced = (/** @type {string} */ _word) => false

/**
 * What of a page's words was looked for: where it has a word as a whole, not what only begins with it.
 * @param {Term[]} terms
 * @param {string[][]} _found words at each place where Pagefind found something
 * @param {string[]} words these and the title's
 * @param {boolean} [strictly] one that has diacritics is found with these only
 * @param {string} [_query] as it is typed
 * @param {string} [_content] the page's
 */
export const matchesAmong = (terms, _found, words, strictly, _query, _content) => {
  const wanted = terms.map(({ word }) => {
    const whole = words.some(matcher([{ word, whole: true }], strictly))
    return { word, whole, isThere: whole || words.some(matcher([{ word, whole: false }], strictly)) }
  })
  const isMatch = matcher(wanted, strictly)
  const there = words.filter(isMatch).slice(0, 12)
  const missing = wanted.filter(({ isThere }) => !isThere).map(({ word }) => word)
  return { isMatch, there, missing }
}

/**
 * How well a title has the terms side by side: 0 if not, more for whole words, their very diacritics, its beginning.
 * @param {string} title
 * @param {Term[]} terms
 */
export const closeness = (title, terms) => {
  const words = wordsOf(title)
  /** @returns {number} */
  const likeness = (/** @type {string} */ found, /** @type {Term} */ { word, whole }) => found === word || found === otherPlacement(word) ? 3
    : fold(found) === fold(word) ? 2 : !whole && fold(found).startsWith(fold(word)) ? 1 : 0
  const at = (/** @type {number} */ start) => {
    const each = terms.map((term, index) => likeness(words[start + index] ?? "", term))
    return each.includes(0) ? 0 : each.reduce((sum, like) => sum + like, start === 0 ? 0.5 : 0)
  }
  return Math.max(0, ...words.map((_, start) => at(start)))
}

/**
 * HTML of a text in which the words that `isMatch` names are marked.
 * @param {string} text
 * @param {(word: string) => boolean} isMatch
 */
export const mark = (text, isMatch) => {
  let html = "", last = 0
  for (const { 0: word, index } of text.matchAll(WORD))
    if (isMatch(word)) {
      html += `${escapeHTML(text.slice(last, index))}<mark>${escapeHTML(word)}</mark>`
      last = index + word.length
    }
  return (html + escapeHTML(text.slice(last))).replaceAll("</mark> <mark>", " ")
}
