import { expect, it } from 'vitest'
import { daysAhead, fromLocalInput, toLocalInput } from './local-time'

it('an instant goes through a local date field and comes back the same', () => {
  const at = new Date('2026-12-01T06:30:00Z')
  expect(fromLocalInput(toLocalInput(at))?.toISOString()).toBe(at.toISOString())
})

it('an incomplete date is no instant', () => {
  expect(fromLocalInput('')).toBeNull()
  expect(fromLocalInput('2026-')).toBeNull()
})

it('a first guess lies ahead on the full hour', () => {
  const guess = fromLocalInput(daysAhead(14, 9, new Date(2026, 10, 21, 17, 45).getTime()))
  expect(guess?.getTime()).toBe(new Date(2026, 11, 5, 9, 0).getTime())
})
