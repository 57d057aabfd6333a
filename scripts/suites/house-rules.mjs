import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../lib/paths.mjs'
import { filesBelow } from '../lib/stamp.mjs'

/** Rules that a linter does not know: where a thing may stand, as data. Comments and tests are not searched. */
export const RULES = [
  {
    name: 'the environment is read in one place',
    // Setting a variable for a library that reads it is no reading.
    pattern: /\bprocess\.env\b(?!\.\w+ = )/,
    within: /^(app|components|lib|server|proxy)/,
    // The samples are programs shown to a person, which read the environment of their own process.
    except:
      /^lib\/base\/env\.ts$|^components\/features\/clients\/request-samples\.ts$|^lib\/migration\/portal\/samples\//,
  },
  {
    name: 'time comes from the injected clock',
    pattern: /\bDate\.now\(\)|\bnew Date\(\)|\bperformance\.now\(\)/,
    within: /^lib\/(oauth|keys|policy|auth|audit)\//,
  },
  {
    name: 'randomness comes from the injected source',
    pattern: /\bMath\.random\(|\brandomBytes\(|\brandomUUID\(|\bgetRandomValues\(/,
    within: /^lib\/(oauth|keys|policy|auth|audit|schemas)\//,
  },
  {
    name: 'nothing that a browser is sent is built from text',
    pattern: /dangerouslySetInnerHTML|\beval\(|\bnew Function\(/,
    within: /^(app|components|lib)\//,
  },
  {
    name: 'a type is narrowed, not cast away',
    pattern: /\bas any\b/,
    within: /^(app|components|lib|server|proxy|e2e|bench)/,
  },
  {
    name: 'a type error is mended, not silenced',
    pattern: /@ts-ignore|@ts-nocheck/,
    within: /^(app|components|lib|server|proxy|e2e|bench)/,
    // Silencing is itself done in a comment.
    look: 'all',
  },
]

/** The text without comments; strings are kept. Good enough for rules that look for code. */
export function withoutComments(text) {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|[^:])\/\/.*$/gm, '$1')
}

/** What the rules say of one file, one complaint a line that breaks one. */
export function judge(file, text) {
  const rules = RULES.filter((rule) => rule.within.test(file) && !rule.except?.test(file))
  const lines = { code: withoutComments(text).split('\n'), all: text.split('\n') }
  return rules.flatMap((rule) =>
    lines[rule.look ?? 'code'].flatMap((line, index) =>
      rule.pattern.test(line) ? [`${file}:${index + 1} ${rule.name}`] : [],
    ),
  )
}

const isGenerated = (file) => file === path.join('lib/store/generated')
const isProduct = (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|^lib\/[^/]+\/(testing|contract)\//.test(file)

export function houseRuleComplaints() {
  const files = filesBelow(['app', 'components', 'lib', 'e2e', 'bench', 'server.ts', 'proxy.ts'], isGenerated)
  return files.filter(isProduct).flatMap((file) => judge(file, readFileSync(path.join(root, file), 'utf8')))
}
