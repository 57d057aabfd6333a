import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const HEAVY = new Set(['zod', '@hookform/resolvers/zod'])

/** What a module loads at once: type imports vanish, and dynamic ones wait. */
function staticImports(text: string): string[] {
  const found = text.matchAll(/^(?:import|export)\s+(?!type\b)(?:([^'";]*?)\s+from\s+)?'([^']+)'/gm)
  return [...found].filter(([, names]) => !names || !onlyTypes(names)).map(([, , from]) => from as string)
}

function onlyTypes(names: string): boolean {
  const inner = /^\{([^}]*)\}$/.exec(names.trim())?.[1]
  return inner?.split(',').every((name) => /^\s*(type\s.*)?$/.test(name)) ?? false
}

function fileOf(from: string, importer: string): string | undefined {
  if (!from.startsWith('@/') && !from.startsWith('.')) return undefined
  const base = from.startsWith('@/') ? join(ROOT, from.slice(2)) : join(dirname(importer), from)
  return [`${base}.ts`, `${base}.tsx`, base].find((path) => existsSync(path) && /\.tsx?$/.test(path))
}

/** The way from a module to a heavy package, or undefined. Server actions are stubs in the browser. */
function wayToHeavy(file: string, seen: Set<string>): string[] | undefined {
  if (seen.has(file)) return undefined
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  if (/^'use server'/m.test(text)) return undefined
  for (const from of staticImports(text)) {
    if (HEAVY.has(from)) return [file.slice(ROOT.length + 1), from]
    const next = fileOf(from, file)
    const way = next && wayToHeavy(next, seen)
    if (way) return [file.slice(ROOT.length + 1), ...way]
  }
  return undefined
}

const clientModules = ['components', 'app']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((p) => join(folder, p)),
  )
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => join(ROOT, path))
  .filter((path) => /^'use client'/m.test(readFileSync(path, 'utf8')))

describe('the weight of a page', () => {
  it('sees the modules that run in the browser, and sees a heavy import where there is one', () => {
    expect(clientModules.length).toBeGreaterThan(50)
    expect(wayToHeavy(join(ROOT, 'lib/schemas/domain.ts'), new Set())?.at(-1)).toBe('zod')
  })

  it('no module that runs in the browser loads the validator at once', () => {
    expect(clientModules.map((file) => wayToHeavy(file, new Set())?.join(' → ')).filter(Boolean)).toEqual([])
  })
})
