/* What pages have that is not a browser's: Material's streams of pages and of messages. */
declare const document$: { subscribe(act: () => void): unknown }
declare const alert$: { next(message: string): void }
