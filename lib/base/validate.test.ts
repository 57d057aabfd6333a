import { expect, it } from 'vitest'
import { z } from 'zod'
import type { AppError } from './app-error'
import { parseOrThrow } from './validate'

it('tells at most a hundred problems, however many an input has', () => {
  const wrong = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`key${index}`, null]))
  let refusal: AppError | undefined
  try {
    parseOrThrow(z.record(z.string(), z.string()), wrong)
  } catch (error) {
    refusal = error as AppError
  }
  expect(refusal?.code).toBe('validation_failed')
  expect(Object.keys(refusal?.fieldErrors ?? {})).toHaveLength(100)
})
