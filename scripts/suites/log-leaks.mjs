import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The ways in which a value may stand in a text: as it is, escaped in JSON, in a URL or in a form. */
function spellings(secret) {
  const inUrl = encodeURIComponent(secret)
  return [...new Set([secret, JSON.stringify(secret).slice(1, -1), inUrl, inUrl.replaceAll('%20', '+')])]
}

/** A line, and whatever in it is base64, in clear: an HTTP Basic header carries a secret at any offset. */
function withDecoded(line) {
  const encoded = line.match(/[A-Za-z0-9+/_-]{10,}={0,2}/g) ?? []
  return [line, ...encoded.map((word) => Buffer.from(word, 'base64').toString('utf8'))].join('\n')
}

/** The one-time set-up link is printed for the person at the terminal, on a line of its own that is no log line. */
const SETUP_LINK_LINE = /^\s+https?:\/\/\S+\/first-run#\S+$/

/**
 * Searches every line that the servers of an end-to-end run wrote for every secret that the tests used.
 * @returns {string[]} complaints, which never repeat the secret itself
 */
export function findLogLeaks(secretsFile, logFolder) {
  if (!existsSync(secretsFile)) return ['The tests recorded no secret, so there was nothing to look for.']
  const lines = readFileSync(secretsFile, 'utf8').split('\n').filter(Boolean)
  const secrets = [...new Set(lines.map((line) => JSON.parse(line)))]
  if (secrets.length === 0) return ['The tests recorded no secret, so there was nothing to look for.']
  const logs = existsSync(logFolder) ? readdirSync(logFolder).sort() : []
  let logLines = 0
  const complaints = []
  for (const file of logs) {
    const text = readFileSync(path.join(logFolder, file), 'utf8')
      .split('\n')
      .map((line) => (SETUP_LINK_LINE.test(line) ? '' : withDecoded(line)))
    logLines += text.length - 1
    secrets.forEach((secret, index) => {
      const forms = spellings(secret)
      const at = text.findIndex((line) => forms.some((form) => line.includes(form)))
      if (at >= 0)
        complaints.push(`${file}:${at + 1} contains secret no. ${index + 1} of the run (${secret.length} characters)`)
    })
  }
  console.log(`${secrets.length} secrets looked for in ${logLines} lines of ${logs.length} logs`)
  return logLines === 0 ? ['The servers wrote no log line, so the search proves nothing.'] : complaints
}
