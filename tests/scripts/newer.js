/* Writes newer.txt: what a script or a stylesheet may name that is younger than the browsers that are served, by MDN's data
   (https://github.com/mdn/browser-compat-data). `deno run -A tests/scripts/newer.js` writes it anew, and needs a network. */
import data from "npm:@mdn/browser-compat-data@8.1.9" with { type: "json" };

const SERVED = { safari: "15.4", safari_ios: "15.4", firefox: "102", chrome: "100" };
const names = new Set();

/** Whether one version is no younger than another. */
function isIn(version, served) {
  const [a, b] = [version.replace("≤", ""), served].map((text) => text.split(".").map(Number));
  return a[0] < b[0] || (a[0] === b[0] && (a[1] ?? 0) <= (b[1] ?? 0));
}

/** Whether one of the browsers lacks something, as far as it is known. */
function isNewer({ support }) {
  return Object.entries(SERVED).some(([browser, served]) => {
    const known = [support[browser] ?? []].flat();
    const has = ({ version_added: added, version_removed: removed, flags, partial_implementation: part }) =>
      typeof added === "string" && added !== "preview" && !removed && !flags && !part && isIn(added, served);
    return known.length > 0 && !known.some(has);
  });
}

const inner = (node) => Object.entries(node).filter(([name, each]) => name !== "__compat" && each.__compat);

/* A member counts when no older interface has one of its name. */
const members = Object.groupBy(
  [data.api, data.javascript.builtins].flatMap((part) => inner(part).flatMap((each) => [each, ...inner(each[1])])),
  ([name]) => name.replace(/_(static|event|permission)$/, ""),
);
for (const [name, all] of Object.entries(members)) {
  if (/^[a-z]+$/i.test(name) && all.every(([, each]) => isNewer(each.__compat))) names.add(`.${name}`);
}
for (const [part, sign, joint] of [["properties", "", ": "], ["at-rules", "@", " "], ["selectors", ":", ""]]) {
  for (const [name, each] of inner(data.css[part])) {
    if (isNewer(each.__compat)) names.add(sign + name);
    else if (joint) inner(each).filter(([, own]) => isNewer(own.__compat)).forEach(([own]) => names.add(sign + name + joint + own));
  }
}
for (const [name, each] of [...inner(data.css.types), ...inner(data.css.types.color)]) {
  if (isNewer(each.__compat)) names.add(`${name}(`);
}
const served = Object.entries(SERVED).map((each) => each.join(" ")).join(", ");
const lines = [`# younger than ${served}, by MDN's data ${data.__meta.version}; newer.js writes this file`, ...[...names].sort()];
Deno.writeTextFileSync(new URL("newer.txt", import.meta.url), lines.join("\n") + "\n");
