import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const readme = readFileSync(path.join(root, 'README.md'), 'utf8')

function section(title: string): string {
  const text = readme.split(/^## /m).find((part) => part.startsWith(`${title}\n`))
  if (text === undefined) throw new Error(`README.md has no section "${title}"`)
  return text
}
const rows = (title: string) =>
  section(title)
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1)
const cells = (row: string) => row.split('|').slice(1, -1)
const inCode = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')
const missing = (files: string[]) => files.filter((file) => !existsSync(path.join(root, file)))

describe('README.md', () => {
  it('links to nothing that is not there', () => {
    const targets = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map((match) => match[1] ?? '')
    const local = targets.filter((target) => !/^https?:/.test(target))
    expect(local.length).toBeGreaterThan(0)
    expect(missing(local)).toEqual([])
  })

  it('maps a house that stands: every place is there, and every room of lib is on the map', () => {
    const places = rows('Map of the house').flatMap((row) => inCode(cells(row)[0] ?? ''))
    expect(missing(places)).toEqual([])
    const rooms = readdirSync(path.join(root, 'lib'), { withFileTypes: true })
    const built = rooms.filter((entry) => entry.isDirectory()).map((entry) => `lib/${entry.name}`)
    expect(built.filter((room) => !places.includes(room))).toEqual([])
  })

  it('names, for each standard, files that are there and tests that are run', () => {
    const standards = rows('Standards').map(cells)
    expect(standards.length).toBeGreaterThan(20)
    for (const [standard, sections, file = '', test = ''] of standards) {
      const label = `${standard} ${sections}`
      const [files, tests] = [inCode(file), inCode(test)]
      expect(files.length, label).toBeGreaterThan(0)
      expect(tests.length, label).toBeGreaterThan(0)
      expect(missing([...files, ...tests]), label).toEqual([])
      for (const name of tests) expect(name, label).toMatch(/\.(test|spec)\.tsx?$/)
    }
  })

  it('names only commands that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: object }
    const named = [...readme.matchAll(/npm (?:run )?(start|test|[a-z:]+)\b/g)].map((match) => match[1] ?? '')
    expect(named).toEqual(expect.arrayContaining(['start', 'test']))
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
  })
})

describe('decision records', () => {
  const folder = path.join(root, 'docs/decisions')
  const records = readdirSync(folder)

  it.each(records)('%s has a number, a date, a status, context, decision and consequences', (name) => {
    expect(name).toMatch(/^\d{3}-[a-z0-9-]+\.md$/)
    const text = readFileSync(path.join(folder, name), 'utf8')
    expect(text).toMatch(new RegExp(`^# ${name.slice(0, 3)} `))
    expect(text).toMatch(/^Date: \d{4}-\d{2}-\d{2} · Status: \w/m)
    for (const heading of ['Context', 'Decision', 'Consequences']) {
      expect(text.split(`## ${heading}\n`)[1]?.trim(), heading).toMatch(/^[^#]/)
    }
  })

  it('have a number of their own each', () => {
    const numbers = records.map((name) => name.slice(0, 3))
    expect(new Set(numbers).size).toBe(numbers.length)
  })
})
