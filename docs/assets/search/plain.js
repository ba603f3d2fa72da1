// Any language but Vietnamese: words stand in the index as they are, and Pagefind finds their other forms by itself. Of
// Chinese and Japanese, each character is a word (hooks/hugo_site/search/document.py).
import { fold, mark as markWords } from "./vietnamese.js"
export * from "./vietnamese.js"

/** @typedef {import("./vietnamese.js").Term} Term */

/** @type {boolean} */
export const isMarked = false

const UNSPACED = "[\\u3005-\\u3007\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u31f0-\\u31ff"
  + "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}]"
const CHARACTER = new RegExp(UNSPACED, "gu")
const ONE = new RegExp(`^${UNSPACED}$`, "u")
const JOINT = /\u200a/g // as it is in titles and tags
// In texts, Pagefind makes a plain space of it.
const MARK = "[\\u2014\\u2018-\\u201f\\u2026\\u3001-\\u3003\\u3008-\\u301f\\uff01-\\uff65]"
const FIRST_OF_TWO = new RegExp(`(${UNSPACED}|${MARK}) (?=${UNSPACED})|(${UNSPACED}) (?=${MARK})`, "gu")
const WORD = /[\p{L}\p{N}\p{M}]+/gu

/**
 * Whether a word is one character of Chinese or Japanese.
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
 * HTML of a text in which the words that `isMatch` names are marked.
 * @param {string} text
 * @param {(word: string) => boolean} isMatch
 */
export const mark = (text, isMatch) => {
  let html = "", last = 0
  for (const { 0: character, index } of text.matchAll(CHARACTER)) {
    html += markWords(text.slice(last, index), isMatch) + markWords(character, isMatch)
    last = index + character.length
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
 */
export const matchesAmong = (terms, found, words) => {
  const isLikeOne = (/** @type {string} */ word) => terms.some(term => isAkin(word, term.word))
  const forms = new Set(found.flatMap(place => place.length === 1 ? place : place.filter(isLikeOne)).map(fold))
  const isMatch = (/** @type {string} */ word) => forms.has(fold(word)) || terms.some(term => fold(word).startsWith(fold(term.word)))
  const isClear = forms.size > 0 && [...forms].every(isLikeOne)
  const missing = terms.map(({ word }) => word).filter(word => isClear && !words.some(each => isAkin(each, word)))
  return { isMatch, there: words.filter(isMatch).slice(0, 12), missing }
}
