/**
 * A panel in the browser's top layer. It stands in the document beside its trigger, so it inherits from there:
 * everything about text is set anew.
 */
export const floatClass = [
  'fixed inset-auto m-0 max-h-[calc(100dvh-1rem)] max-w-[calc(100vw-1rem)] overflow-y-auto rounded-lg border bg-raised',
  'font-sans text-base font-normal tracking-normal whitespace-normal text-text text-left shadow-float outline-none',
  'open:fade-in',
].join(' ')
