// Any language but Vietnamese: words stand in the index as they are, and Pagefind finds their other forms by itself. Where
// there are no spaces between words, as in Chinese and Thai, each character is one (hooks/hugo_site/search/document.py).
import { fold, mark as markWords } from "./vietnamese.js"
export * from "./vietnamese.js"

/** @typedef {import("./vietnamese.js").Term} Term */

/** @type {boolean} */
export const isMarked = false

// With the marks on it: Chinese and kana, Thai, Lao, Burmese, Khmer.
const UNSPACED = "(?:" + [
  "[\\u3005-\\u3007\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u31f0-\\u31ff"
  + "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}]",
  "[\\u0e01-\\u0e30\\u0e32\\u0e33\\u0e40-\\u0e46][\\u0e31\\u0e34-\\u0e3a\\u0e47-\\u0e4e]*",
  "[\\u0e81-\\u0eb0\\u0eb2\\u0eb3\\u0ebd-\\u0ec6\\u0edc-\\u0edf][\\u0eb1\\u0eb4-\\u0ebc\\u0ec8-\\u0ece]*",
  "[\\u1000-\\u102a\\u103f\\u1050-\\u1055](?:[\\u102b-\\u1038\\u103a-\\u103e\\u1056-\\u1059]|\\u1039[\\u1000-\\u1021])*",
  "[\\u1780-\\u17b3\\u17d7\\u17dc](?:[\\u17b6-\\u17d1\\u17d3\\u17dd]|\\u17d2[\\u1780-\\u17a2])*"
].join("|") + ")"
const CHARACTER = new RegExp(UNSPACED, "gu")
const RUN = new RegExp(`${UNSPACED}+`, "gu")
const ONE = new RegExp(`^${UNSPACED}$`, "u")
const JOINT = /\u200a/g // as it is in titles and tags
// In texts, Pagefind makes a plain space of it.
const MARK = "[\\u2014\\u2018-\\u201f\\u2026\\u3001-\\u3003\\u3008-\\u301f\\uff01-\\uff65]"
const FIRST_OF_TWO = new RegExp(`(${UNSPACED}|${MARK}) (?=${UNSPACED})|(${UNSPACED}) (?=${MARK})`, "gu")
const WORD = /[\p{L}\p{N}\p{M}]+/gu

/**
 * Whether a word is one character of a script without spaces.
 * @param {string} word
 */
export const isUnspaced = word => ONE.test(word)

/** @param {string} text */
const parted = text => text.replace(CHARACTER, " $& ")

/**
 * What is typed, as words in lower case, composed.
 * @param {string} text
 * @returns {string[]}
 */
export const wordsOf = text => parted(text.normalize("NFC").toLowerCase()).match(WORD) ?? []

/** @param {string} word */
export const otherPlacement = word => word

/** @param {string} word */
export const encode = word => word

/**
 * Text from the index as its author wrote it.
 * @param {string} text
 */
export const decode = text =>
  text.replace(JOINT, "").replace(FIRST_OF_TWO, (_, before, character) => before ?? character)

/**
 * A test whether a word was looked for; of characters without spaces, `runs` of them may stand in its place.
 * @typedef {((word: string) => boolean) & { runs?: string[] }} Test
 */

/** @param {string} run */
const folded = run => (run.match(CHARACTER) ?? []).map(fold)

/**
 * HTML of characters without spaces in which runs of them are marked.
 * @param {string} text
 * @param {string[][]} runs
 */
const markRuns = (text, runs) => {
  const characters = text.match(CHARACTER) ?? [], those = folded(text)
  let html = ""
  for (let at = 0; at < characters.length;) {
    const length = Math.max(0, ...runs.filter(run => run.every((each, index) => each === those[at + index])).map(run => run.length))
    const piece = characters.slice(at, at + (length || 1)).join("")
    html += length ? `<mark>${piece}</mark>` : piece
    at += length || 1
  }
  return html
}

/**
 * HTML of a text in which the words that `isMatch` names are marked.
 * @param {string} text
 * @param {Test} isMatch
 */
export const mark = (text, isMatch) => {
  const runs = isMatch.runs?.map(folded)
  let html = "", last = 0
  for (const { 0: run, index } of text.matchAll(RUN)) {
    html += markWords(text.slice(last, index), isMatch)
    html += markRuns(run, runs ?? (run.match(CHARACTER) ?? []).filter(isMatch).map(folded))
    last = index + run.length
  }
  return (html + markWords(text.slice(last), isMatch)).replaceAll("</mark><mark>", "")
}

/**
 * Whether two words begin alike, as forms of one mostly do.
 * @param {string} word
 * @param {string} other
 */
const isAkin = (word, other) => fold(word).slice(0, 3) === fold(other).slice(0, 3)

/**
 * What of a page's words was looked for: those that begin with a term, and where Pagefind found one, its other forms.
 *
 * No term is told to be missing where one may have been found in a form that is not like it, as in Arabic.
 * @param {Term[]} terms
 * @param {string[][]} found words at each place where Pagefind found something
 * @param {string[]} words these and the title's
 * @param {boolean} [_strictly]
 * @param {string} [query] as it is typed
 * @param {string} [content] the page's
 */
export const matchesAmong = (terms, found, words, _strictly, query = "", content = "") => {
  const isLikeOne = (/** @type {string} */ word) => terms.some(term => isAkin(word, term.word))
  const forms = new Set(found.flatMap(place => place.length === 1 ? place : place.filter(isLikeOne)).map(fold))
  /** @type {Test} */
  const isMatch = word => forms.has(fold(word)) || terms.some(term => fold(word).startsWith(fold(term.word)))
  const isClear = forms.size > 0 && [...forms].every(isLikeOne)
  const missing = terms.map(({ word }) => word).filter(word => isClear && !words.some(each => isAkin(each, word)))
  const runs = (query.normalize("NFC").toLowerCase().match(RUN) ?? []).filter(run => fold(content).includes(fold(run)))
  if (runs.length) // characters that stand elsewhere by themselves mean something else
    isMatch.runs = runs
  const there = words.filter(word => isMatch(word) && !(runs.length && isUnspaced(word)))
  return { isMatch, there: [...runs, ...there].slice(0, 12), missing }
}
