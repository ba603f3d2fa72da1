/// <reference lib="deno.ns" />
// Vietnamese as people type it: what docs/assets/search/vietnamese.js makes of words.
import { closeness, decode, encode, escapeHTML, fold, isAccented, mark, matcher, otherPlacement, wordsOf } from "../../docs/assets/search/vietnamese.js"

/**
 * @param {unknown} found
 * @param {unknown} expected
 * @param {string} of
 */
const same = (found, expected, of) => {
  if (JSON.stringify(found) !== JSON.stringify(expected))
    throw new Error(`${of}: ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`)
}

/** @type {[name: string, made: (text: string) => unknown, table: [string, unknown][]][]} */
const TABLES = [
  ["words", wordsOf, [["Từ bỏ, Deep-learning 2024!", ["từ", "bỏ", "deep", "learning", "2024"]], ["…", []]]],
  ["fold", fold, [["Đường", "duong"], ["TỪ", "tu"], ["C3", "c3"], ["điện", "dien"]]],
  ["isAccented", isAccented, [["tu", false], ["từ", true], ["đi", true], ["Deep", false]]],
  ["otherPlacement", otherPlacement, [
    ["hòa", "hoà"], ["hoà", "hòa"], ["khỏe", "khoẻ"], ["khoẻ", "khỏe"], ["thủy", "thuỷ"], ["thuỷ", "thủy"],
    ["quý", "quý"], ["Quý", "Quý"], ["quà", "quà"], ["hoàn", "hoàn"], ["bỏ", "bỏ"], ["oà", "òa"], ["deep", "deep"]
  ]],
  ["decode", text => decode(encode(text, true)), [["đi", "đi"], ["Đà", "Đà"], ["học", "học"]]],
  ["escapeHTML", escapeHTML, [['<a href="x">&', "&lt;a href=&quot;x&quot;&gt;&amp;"]]]
]

for (const [name, made, table] of TABLES)
  for (const [text, expected] of table)
    Deno.test(`${name}: ${text}`, () => same(made(text), expected, text))

/** @type {[terms: import("../../docs/assets/search/vietnamese.js").Term[], strictly: boolean, word: string, expected: boolean][]} */
const MATCHES = [
  [[{ word: "tu", whole: true }], false, "Từ", true],
  [[{ word: "tu", whole: true }], false, "tung", false],
  [[{ word: "tu", whole: false }], false, "tung", true],
  [[{ word: "từ", whole: true }], true, "tư", false],
  [[{ word: "hoà", whole: true }], true, "Hòa", true]
]

for (const [terms, strictly, word, expected] of MATCHES)
  Deno.test(`matcher: ${terms[0].word} in ${word}`, () => same(matcher(terms, strictly)(word), expected, word))

Deno.test("closeness: side by side, whole, with their diacritics, at the beginning", () => {
  const terms = [{ word: "từ", whole: true }, { word: "bỏ", whole: true }]
  const titles = ["Từ bỏ Deep learning", "Vì sao từ bỏ", "Tu bo", "Từ chối và bỏ"]
  const found = titles.map(title => closeness(title, terms))
  same([...found].sort((a, b) => b - a), found, "order")
  same(found[3], 0, "not side by side")
})

Deno.test("mark: words that match, neighbours as one", () => {
  same(mark("Từ bỏ <b>", matcher([{ word: "tu", whole: true }, { word: "bo", whole: true }])), "<mark>Từ bỏ</mark> &lt;b&gt;", "mark")
})
