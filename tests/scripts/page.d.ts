/* What pages have that is not a browser's: Material's streams of pages and of messages, KaTeX and Mermaid. */
declare const document$: { subscribe(act: () => void): unknown }
declare const alert$: { next(message: string): void }
// deno-lint-ignore no-var
declare var mermaid: {
  initialize(settings: object): void
  render(id: string, text: string): Promise<{ svg: string; bindFunctions?: (element: Element) => void }>
}
