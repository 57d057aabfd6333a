import { expect, it } from 'vitest'
import { countdownWords } from './countdown-words'

it('a countdown has two units, and tells what is past by the same length', () => {
  expect(countdownWords(6 * 86_400_000 + 4 * 3_600_000 + 59_000)).toBe('6 d 04 h')
  expect(countdownWords(3 * 3_600_000 + 7 * 60_000)).toBe('3 h 07 min')
  expect(countdownWords(9_999)).toBe('0 min 09 s')
  expect(countdownWords(-61_000)).toBe('1 min 01 s')
})
