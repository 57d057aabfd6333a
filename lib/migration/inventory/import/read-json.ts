import { setImmediate as nextTurn } from 'node:timers/promises'
import { AppError } from '@/lib/base/app-error'
import type { InventoryProblem } from '@/lib/schemas/migration/inventory-import'
import type { FileRow } from './read-row'

const MAX_OBJECT = 65_536
/** Objects between two turns of the event loop. */
const A_TURN = 400
const BLANK = /[\s,[\]]/

/**
 * Objects one after the other: a list of them, or one a line. Only one is in memory at a time, so that a file may be of
 * any length.
 */
export async function* readJson(texts: AsyncIterable<string>): AsyncGenerator<FileRow | InventoryProblem> {
  let line = 1
  let beganAt = 1
  let object = ''
  let depth = 0
  let isInText = false
  let isEscaped = false
  let found = 0
  for await (const text of texts) {
    let from = 0
    for (let at = 0; at < text.length; at += 1) {
      const character = text.charAt(at)
      if (character === '\n') line += 1
      if (isInText) {
        if (isEscaped) isEscaped = false
        else if (character === '\\') isEscaped = true
        else if (character === '"') isInText = false
      } else if (character === '{') {
        if (depth === 0) {
          from = at
          beganAt = line
        }
        depth += 1
      } else if (depth === 0) {
        if (!BLANK.test(character) && character !== '\ufeff') {
          throw new AppError(
            'validation_failed',
            `Line ${line} is not JSON: a list of objects, or one object a line, is read`,
          )
        }
      } else if (character === '"') isInText = true
      else if (character === '}') {
        depth -= 1
        if (depth > 0) continue
        yield rowOf(beganAt, object + text.slice(from, at + 1))
        object = ''
        found += 1
        if (found % A_TURN === 0) await nextTurn()
      }
    }
    if (depth > 0) object += text.slice(from)
    if (object.length > MAX_OBJECT) {
      yield { line: beganAt, column: '', rule: 'cannot be read from here on: an object is longer than 64 kB' }
      return
    }
    await nextTurn()
  }
  if (depth > 0) yield { line: beganAt, column: '', rule: 'cannot be read: the object is not closed' }
  else if (found === 0) throw new AppError('validation_failed', 'The file holds no object')
}

function rowOf(line: number, text: string): FileRow | InventoryProblem {
  if (text.length > MAX_OBJECT) return { line, column: '', rule: 'is longer than 64 kB' }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { line, column: '', rule: 'is not JSON' }
  }
  const cells: Record<string, string> = {}
  for (const [member, given] of Object.entries(value as object)) {
    const cell = cellOf(given)
    if (cell === null)
      return { line, column: member.slice(0, 60), rule: 'must be text, a number, yes or no, or a list of text' }
    cells[member.toLowerCase()] = cell
  }
  return { line, cells }
}

function cellOf(value: unknown): string | null {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join(' ')
  return null
}
