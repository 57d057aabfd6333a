import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../lib/paths.mjs'

/**
 * `npm ci` refuses a lock file that lacks the packages of other platforms, and npm writes such a lock where a registry
 * has not got all of them yet; and a lock that names a registry's host ties every clone to it.
 */
export function lockFileComplaints(lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))) {
  const complaints = []
  for (const [place, entry] of Object.entries(lock.packages)) {
    if (entry.resolved && /^https?:/.test(entry.resolved))
      complaints.push(`${place} names the host it was downloaded from`)
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      const nested = place === '' ? [] : [`${place}/node_modules/${name}`]
      if (![...nested, `node_modules/${name}`].some((file) => lock.packages[file])) {
        complaints.push(`${place || 'the project'} may need ${name}, which the lock file lacks: pin an older version`)
      }
    }
  }
  return complaints
}
