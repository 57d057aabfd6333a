import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { twMerge } from 'tailwind-merge'
import { describe, expect, it } from 'vitest'
import { cn } from './cn'

const ROOT = resolve(import.meta.dirname, '../..')
const sources = ['components', 'app'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.test.ts'))
    .map((path) => readFileSync(join(ROOT, folder, path), 'utf8')),
)

/** Everything in quotes that tailwind-merge takes for a class, without what stands before the last colon. */
function classesInUse(): string[] {
  const found = new Set<string>()
  for (const text of sources) {
    for (const [, quoted = ''] of text.matchAll(/['"`]([^'"`\n]*)['"`]/g)) {
      for (const word of quoted.split(/\s+/)) found.add(word.replace(/^(?:[^[(:]+(?:\[[^\]]*\])?:)+/, ''))
    }
  }
  const classes = [...found].filter((each) => each !== '' && twMerge(`${each} ${each}`) === each)
  // Of classes that differ in a number alone, two stand for all.
  const shapes = new Map<string, number>()
  return classes.filter((each) => {
    const shape = each.replaceAll(/[\d.]+/g, '0')
    const seen = shapes.get(shape) ?? 0
    shapes.set(shape, seen + 1)
    return seen < 2
  })
}

describe('joining class names', () => {
  const classes = classesInUse()

  it('finds the classes of the console', () => {
    expect(classes.length).toBeGreaterThan(250)
    expect(classes).toContain('px-(--gutter)')
  })

  it('decides between every two classes of the console as the whole table of Tailwind does', () => {
    const wrong: string[] = []
    for (const first of classes) {
      for (const second of classes) {
        const pair = `${first} ${second}`
        if (first !== second && cn(pair) !== twMerge(pair)) wrong.push(`${pair} → ${cn(pair)}, not ${twMerge(pair)}`)
      }
    }
    expect(wrong.slice(0, 40)).toEqual([])
  }, 60_000)

  it('keeps what is set under different conditions apart', () => {
    expect(cn('p-2 hover:p-3', { 'sm:p-4': true }, 'hover:p-5 p-1')).toBe('sm:p-4 hover:p-5 p-1')
    expect(cn('max-sm:h-10 h-8', false, undefined, 'not-a-class not-a-class')).toBe(
      'max-sm:h-10 h-8 not-a-class not-a-class',
    )
  })
})
