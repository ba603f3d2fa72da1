/// <reference lib="deno.ns" />
// Other languages than Vietnamese: what docs/assets/search/plain.js makes of words.
import { decode, mark, matchesAmong, wordsOf } from "../../docs/assets/search/plain.js"
import { slug } from "../../docs/assets/search/vietnamese.js"

/** @type {[found: unknown, expected: unknown][]} */
const PAIRS = [
  [wordsOf("用Python写, Run!"), ["用", "python", "写", "run"]],
  [wordsOf("ไข่ 2 ភ្នំពេញ ရန်ကုန် ວຽງ"), ["ไ", "ข่", "2", "ភ្នំ", "ពេ", "ញ", "ရ", "န်", "ကု", "န်", "ວ", "ຽ", "ງ"]],
  [decode("\u200a用\u200aPython\u200a写\u200a"), "用Python写"],
  [decode("天 气 ， 好 。 Well done"), "天气，好。 Well done"],
  [mark("我学习 <b>", word => "学习".includes(word)), "我<mark>学习</mark> &lt;b&gt;"],
  [mark("ไข่ดาวกับข้าว ข", Object.assign(() => false, { runs: ["ข้าว"] })), "ไข่ดาวกับ<mark>ข้าว</mark> ข"],
  [matchesAmong([{ word: "ข้", whole: false }], [["ข่"]], ["ข่", "ว", "x"], false, "ข้าว", "กินข้าว").there, ["ข้าว"]],
  [matchesAmong([{ word: "ข้", whole: false }], [["ข่"]], ["ข่", "ว", "x"], false, "ข้าว", "ข่ x").there, ["ข่"]],
  [matchesAmong([{ word: "studies", whole: false }], [["study", "stays"]], ["study", "stays", "studio"]).there, ["study"]],
  [matchesAmong([{ word: "run", whole: false }], [], ["running", "brunch"]).there, ["running"]],
  [matchesAmong([{ word: "run", whole: false }, { word: "far", whole: false }], [["far"]], ["far"]).missing, ["run"]],
  [matchesAmong([{ word: "كتب", whole: false }], [["الكتب"]], ["الكتب"]), { there: ["الكتب"], missing: [] }],
  [["C", "C++", "C#", "Học máy"].map(slug), ["c", "c-plus-plus", "c-sharp", "hoc-may"]]
]

for (const [found, expected] of PAIRS)
  Deno.test(JSON.stringify(expected), () => {
    if (JSON.stringify(found) !== JSON.stringify(expected))
      throw new Error(`${JSON.stringify(found)}, not ${JSON.stringify(expected)}`)
  })
