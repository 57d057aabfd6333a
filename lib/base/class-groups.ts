type Part = string | ((rest: string) => boolean) | Record<string, readonly (string | ((rest: string) => boolean))[]>
type Groups = Record<string, readonly Part[]>

const any = () => true
const isNumber = (rest: string) => /^\d+$/.test(rest)
const of = (prefix: string) => ({ [prefix]: [any] })

/** Prefixes that set one property with whatever follows them. */
const PLAIN =
  `overflow overflow-x overflow-y inset inset-x inset-y top right bottom left z basis flex grid-cols col-span
  gap gap-x gap-y justify justify-items justify-self content items self place-items p px py pt pr pb pl m mx my mt mr mb
  ml scroll-mt size w min-w max-w h min-h max-h leading tracking line-clamp list align whitespace order wrap
  break-inside break-after underline-offset rounded-t rounded-r rounded-b rounded-l rounded-tl rounded-tr rounded-bl
  rounded-br border-spacing outline-offset opacity fill stroke accent appearance cursor pointer-events select duration animate rotate translate-x
  translate-y`.split(/\s+/)
/** The same, and a class by themselves. */
const ALSO_BARE = ['grow', 'shrink', 'rounded', 'resize', 'transition']

/**
 * Which of the classes that the console uses set the same property: all that `cn` needs to know of Tailwind. The whole
 * table of tailwind-merge is four times as heavy as what merges with it, on every page. A test holds this one against
 * it, for every pair of classes in the console.
 */
export const CLASS_GROUPS: Groups = {
  ...Object.fromEntries(PLAIN.map((prefix) => [prefix, [of(prefix)]])),
  ...Object.fromEntries(ALSO_BARE.map((prefix) => [prefix, [prefix, of(prefix)]])),
  display: ['block', 'inline-block', 'inline', 'flex', 'inline-flex', 'grid', 'table', 'contents', 'hidden'],
  position: ['static', 'fixed', 'absolute', 'relative', 'sticky'],
  visibility: ['visible', 'invisible'],
  sr: ['sr-only', 'not-sr-only'],
  'flex-direction': [{ flex: ['row', 'col', 'row-reverse', 'col-reverse'] }],
  'flex-wrap': [{ flex: ['wrap', 'nowrap', 'wrap-reverse'] }],
  'font-size': [{ text: ['xs', 'sm', 'base', 'lg', 'xl', '2xl'] }],
  'text-align': [{ text: ['left', 'center', 'right'] }],
  'text-wrap': [{ text: ['wrap', 'nowrap', 'balance', 'pretty'] }],
  'word-break': [{ break: ['normal', 'words', 'all', 'keep'] }],
  'text-overflow': ['truncate', 'text-ellipsis', 'text-clip'],
  'text-color': [of('text')],
  'font-weight': [{ font: ['normal', 'medium', 'semibold', 'bold'] }],
  'font-family': [{ font: ['sans', 'mono'] }],
  'text-decoration': ['underline', 'line-through', 'no-underline'],
  'text-decoration-style': [{ decoration: ['solid', 'dotted', 'dashed'] }],
  'text-decoration-thickness': [{ decoration: ['1', '2', 'auto'] }],
  'text-decoration-color': [of('decoration')],
  'bg-repeat': [{ bg: ['no-repeat', 'repeat'] }],
  'bg-position': [{ bg: ['center', 'top', 'bottom'] }],
  'bg-size': [{ bg: [(rest) => rest.startsWith('[length:')] }],
  'bg-image': [{ bg: [(rest) => rest.includes('gradient(')] }],
  'bg-color': [of('bg')],
  'border-style': [{ border: ['solid', 'dashed', 'dotted', 'none'] }],
  'border-collapse': [{ border: ['collapse', 'separate'] }],
  'border-width': ['border', { border: [isNumber] }],
  ...Object.fromEntries(
    ['t', 'r', 'b', 'l'].map((side) => [
      `border-width-${side}`,
      [`border-${side}`, { [`border-${side}`]: [isNumber] }],
    ]),
  ),
  'border-color': [of('border')],
  'border-color-b': [of('border-b')],
  'outline-style': ['outline', { outline: ['none', 'hidden'] }],
  'outline-width': [{ outline: [isNumber] }],
  'outline-color': [of('outline')],
  shadow: ['shadow', { shadow: [(rest) => rest.startsWith('[')] }],
  'shadow-color': [of('shadow')],
}

/** A class of the first group takes away earlier ones of the others. */
export const CLASS_CONFLICTS: Record<string, string[]> = {
  overflow: ['overflow-x', 'overflow-y'],
  inset: ['inset-x', 'inset-y', 'top', 'right', 'bottom', 'left'],
  'inset-x': ['right', 'left'],
  'inset-y': ['top', 'bottom'],
  flex: ['basis', 'grow', 'shrink'],
  gap: ['gap-x', 'gap-y'],
  p: ['px', 'py', 'pt', 'pr', 'pb', 'pl'],
  px: ['pr', 'pl'],
  py: ['pt', 'pb'],
  m: ['mx', 'my', 'mt', 'mr', 'mb', 'ml'],
  mx: ['mr', 'ml'],
  my: ['mt', 'mb'],
  size: ['w', 'h'],
  'font-size': ['leading'],
  'line-clamp': ['display', 'overflow'],
  rounded: ['t', 'r', 'b', 'l', 'tl', 'tr', 'bl', 'br'].map((corner) => `rounded-${corner}`),
  'rounded-t': ['rounded-tl', 'rounded-tr'],
  'rounded-r': ['rounded-tr', 'rounded-br'],
  'rounded-b': ['rounded-bl', 'rounded-br'],
  'rounded-l': ['rounded-tl', 'rounded-bl'],
  'border-width': ['border-width-t', 'border-width-r', 'border-width-b', 'border-width-l'],
  'border-color': ['border-color-b'],
}
