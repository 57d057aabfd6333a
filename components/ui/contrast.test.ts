import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { contrastRatio } from '@/components/ui/contrast'

const css = readFileSync(path.join(import.meta.dirname, '../../app/globals.css'), 'utf8')

/** The `--name: #rrggbb` declarations of the first block that opens after the marker. */
function palette(marker: string): Record<string, string> {
  const start = css.indexOf(marker)
  if (start < 0) throw new Error(`globals.css has no ${marker}`)
  const block = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries(
    Array.from(block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g), ([, name, hex]) => [name, hex]),
  )
}

const light = palette(':root {')
const darkBySystem = palette(':root:not([data-theme=')
const darkByChoice = palette(':root[data-theme=')

const grounds = ['canvas', 'surface', 'raised', 'sunken']
const states = ['good', 'attention', 'bad', 'info']
const textPairs = [
  ...grounds.flatMap((ground) => ['text', 'muted', 'faint', 'accent', ...states].map((ink) => [ink, ground])),
  ...states.flatMap((state) => [
    [state, `${state}-soft`],
    ['text', `${state}-soft`],
  ]),
  ['text', 'accent-soft'],
  ['muted', 'accent-soft'],
  ['accent', 'accent-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-bad', 'bad'],
  ['on-bad', 'bad-hover'],
  ['canvas', 'text'],
]
const linePairs = grounds.flatMap((ground) => ['line-control', 'accent', 'bad'].map((line) => [line, ground]))

describe.each([
  ['light', light],
  ['dark', darkBySystem],
])('the %s palette (WCAG 2.2 §1.4.3, §1.4.11)', (_name, colours) => {
  const ratio = ([front = '', back = '']: string[]) => {
    const [a, b] = [colours[front], colours[back]]
    if (!a || !b) throw new Error(`no colour ${a ? back : front}`)
    return contrastRatio(a, b)
  }

  it.each(textPairs)('keeps 4.5:1 for text in %s on %s', (...pair) => {
    expect(ratio(pair)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(linePairs)('keeps 3:1 for lines in %s on %s', (...pair) => {
    expect(ratio(pair)).toBeGreaterThanOrEqual(3)
  })
})

describe('the dark palette', () => {
  it('is the same whether the system or the person chooses it', () => {
    expect(Object.keys(darkByChoice).length).toBeGreaterThan(20)
    expect(darkByChoice).toEqual(darkBySystem)
  })

  it('defines every colour of the light one', () => {
    expect(Object.keys(darkByChoice).sort()).toEqual(Object.keys(light).sort())
  })
})

describe('contrastRatio', () => {
  it('is 21 for black on white and 1 for a colour on itself', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrastRatio('#0b5d57', '#0b5d57')).toBe(1)
  })
})
