import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root, stateDir } from './paths.mjs'

/**
 * Every file below the given files and folders (relative to the root), sorted; what does not exist is left out.
 * @param {string[]} entries
 * @param {(relative: string) => boolean} skip
 */
export function filesBelow(entries, skip = () => false) {
  const found = []
  const visit = (relative) => {
    const full = path.join(root, relative)
    if (skip(relative) || !existsSync(full)) return
    if (!statSync(full).isDirectory()) found.push(relative)
    else for (const name of readdirSync(full)) visit(path.join(relative, name))
  }
  for (const entry of entries) visit(entry)
  return found.sort()
}

/** One SHA-256 over names and contents, and over any extra words such as a version. */
export function hashFiles(files, ...extra) {
  const hash = createHash('sha256')
  for (const word of extra) hash.update(`${word}\0`)
  for (const file of files) {
    hash.update(`${file}\0`)
    hash.update(readFileSync(path.join(root, file)))
    hash.update('\0')
  }
  return hash.digest('hex')
}

const stampFile = (name) => path.join(stateDir, `${name}.stamp`)

/** True when the step `name` was last finished with exactly this hash. */
export function isFresh(name, hash) {
  try {
    return readFileSync(stampFile(name), 'utf8') === hash
  } catch {
    return false
  }
}

/** Written only after the step succeeded, so that a broken run is repeated. */
export function markFresh(name, hash) {
  mkdirSync(stateDir, { recursive: true })
  writeFileSync(stampFile(name), hash)
}
