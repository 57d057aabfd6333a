import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const page = readFileSync(path.join(root, 'docs/security.md'), 'utf8')
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| point'))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')))

/** Titles stand between curly quotes, which are in no title of ours. */
const proofs = rows.flatMap(([point = '', , proof = '']) =>
  [...proof.matchAll(/\[`([^`]+)`\]\(\.\.\/([^)]+)\): “([^”]+)”/g)].map(([, file = '', link = '', title = '']) => ({
    point,
    file,
    link,
    title,
  })),
)

describe('docs/security.md', () => {
  it('has a row for each point of RFC 9700 that we check, and a test or a reason in every row', () => {
    const points = rows.map(([point]) => point)
    expect(points.filter((point) => point?.startsWith('F1-'))).toEqual(
      Array.from({ length: 28 }, (_, n) => `F1-${n + 1}`),
    )
    const proved = new Set(proofs.map(({ point }) => point))
    for (const [point = '', , proof] of rows) {
      if (proof !== 'not served yet') expect(proved.has(point), point).toBe(true)
    }
  })

  it('names tests that are there, by their file and title', () => {
    expect(proofs.length).toBeGreaterThan(50)
    for (const { point, file, link, title } of proofs) {
      expect(link, point).toBe(file)
      expect(file, point).toMatch(/\.(test|spec)\.ts$/)
      expect(existsSync(path.join(root, file)), file).toBe(true)
      const source = readFileSync(path.join(root, file), 'utf8')
      const isThere = ["'", '"', '`'].some((quote) => source.includes(`${quote}${title}${quote}`))
      expect(isThere, `${point}: “${title}” in ${file}`).toBe(true)
    }
  })

  it('is found from the README', () => {
    expect(readFileSync(path.join(root, 'README.md'), 'utf8')).toContain('](docs/security.md)')
  })
})
