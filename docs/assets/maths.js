// Sets the formulas that the Markdown reader has marked, \(…\) in a line and \[…\] as displays, with KaTeX.
// A formula with a mistake stands as it was written, in red, with what is wrong as its tooltip.
{
  function setFormulas() {
    for (const formula of document.querySelectorAll(".arithmatex")) {
      if (formula.querySelector(".katex, .katex-error")) continue // it is set
      const tex = formula.textContent ?? ""
      katex.render(tex.slice(2, -2), formula, { displayMode: tex.startsWith("\\["), throwOnError: false })
    }
  }
  setFormulas() // before Material looks for what has a tooltip
  document$.subscribe(setFormulas) // pages that come by instant loading
}
