import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { root, stateDir } from './paths.mjs'
import { filesBelow, hashFiles, isFresh, markFresh } from './stamp.mjs'

let folder = ''

beforeEach(() => {
  mkdirSync(stateDir, { recursive: true })
  const created = mkdtempSync(path.join(stateDir, 'stamp-test-'))
  folder = path.relative(root, created)
  return () => rmSync(created, { recursive: true, force: true })
})

const write = (name: string, text: string) => writeFileSync(path.join(root, folder, name), text)
const hash = (...extra: string[]) => hashFiles(filesBelow([folder]), ...extra)

describe('the hash of a step’s inputs', () => {
  it('stays while nothing changed, also when a file was written anew', () => {
    write('a.ts', 'one')
    const before = hash()
    write('a.ts', 'one')
    expect(hash()).toBe(before)
  })

  it('changes with a content, a name, a new file, a removed file and a version', () => {
    write('a.ts', 'one')
    const seen = new Set([hash(), hash('v2')])
    write('a.ts', 'two')
    seen.add(hash())
    write('b.ts', '')
    seen.add(hash())
    rmSync(path.join(root, folder, 'a.ts'))
    write('c.ts', 'two')
    seen.add(hash())
    expect(seen.size).toBe(5)
  })

  it('leaves out what does not exist and what is skipped', () => {
    write('a.ts', 'one')
    write('a.test.ts', 'one')
    const found = filesBelow([folder, 'no-such-folder'], (file: string) => file.endsWith('.test.ts'))
    expect(found).toEqual([path.join(folder, 'a.ts')])
  })

  it('is fresh only after the step was marked as done with it', () => {
    const name = path.basename(folder)
    expect(isFresh(name, 'x')).toBe(false)
    markFresh(name, 'x')
    expect(isFresh(name, 'x')).toBe(true)
    expect(isFresh(name, 'y')).toBe(false)
    rmSync(path.join(stateDir, `${name}.stamp`))
  })
})
