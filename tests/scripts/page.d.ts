/* What pages have that is not a browser's: Material's streams of pages and of messages, KaTeX and Mermaid. */
// deno-lint-ignore no-var
declare var document$: { subscribe(act: () => void): unknown; next?(document: Document): void }
// deno-lint-ignore no-var
declare var alert$: { next(message: string): void }
/* What Material's inline scripts keep for a reader. */
type Palette = { index: number; color: Record<string, string | null> }
declare function __md_get(name: "__palette"): Palette | null
declare function __md_set(name: "__palette", value: Palette): void
// deno-lint-ignore no-var
declare var mermaid: {
  initialize(settings: object): void
  render(id: string, text: string): Promise<{ svg: string; bindFunctions?: (element: Element) => void }>
}
