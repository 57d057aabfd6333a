import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../lib/paths.mjs'
import { filesBelow } from '../lib/stamp.mjs'

const LIMIT_LINES = 300

/** Files over the limit that are one concept all the same, each with its reason. */
const reasons = {
  'lib/policy/permissions-matrix.test.ts': 'one table of every operation and who may call it, read as a whole',
}

const isGenerated = (file) => file === path.join('lib/store/generated')

/** Prints how large the source files are; complains of those over the limit that have no reason. */
export function sizeComplaints() {
  const files = filesBelow(
    ['app', 'components', 'lib', 'server.ts', 'proxy.ts', 'scripts', 'e2e', 'bench'],
    isGenerated,
  )
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
    .map((file) => ({ file, lines: readFileSync(path.join(root, file), 'utf8').split('\n').length - 1 }))
    .sort((a, b) => b.lines - a.lines)
  if (files.length === 0) return ['No source file was found.']
  const at = (share) => files[Math.floor((files.length - 1) * (1 - share))].lines
  console.log(`${files.length} files: median ${at(0.5)} lines, nine in ten under ${at(0.9) + 1}, largest:`)
  for (const { file, lines } of files.slice(0, 5)) console.log(`  ${String(lines).padStart(5)}  ${file}`)
  return files
    .filter(({ file, lines }) => lines > LIMIT_LINES && !reasons[file])
    .map(
      ({ file, lines }) =>
        `${file} has ${lines} lines; over ${LIMIT_LINES} it needs a reason in scripts/suites/sizes.mjs`,
    )
}
