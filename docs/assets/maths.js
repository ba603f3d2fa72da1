// Sets the formulas that the Markdown reader has marked, \(…\) in a line and \[…\] as displays, with KaTeX.
// A formula with a mistake stands as it was written, in red, with what is wrong as its tooltip.
for (const formula of document.querySelectorAll(".arithmatex")) {
  const tex = formula.textContent ?? ""
  // @ts-expect-error: KaTeX, which the page loads before, has no types here
  katex.render(tex.slice(2, -2), formula, { displayMode: tex.startsWith("\\["), throwOnError: false })
}
