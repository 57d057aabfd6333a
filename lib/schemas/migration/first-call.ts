import { z } from 'zod'

const header = (words: string, max: number) =>
  z
    .string('is required')
    .trim()
    .min(1, 'is required')
    .max(max, `must have at most ${max} characters`)
    .regex(/^[\x21-\x7e]+$/, `is no ${words}: it holds blanks or characters that no header can carry`)

/** What a person sends a test request with. It is used once and kept nowhere. */
export const firstCallSchema = z.object({
  environmentId: z.string().max(64),
  secret: header('client secret', 512),
  applicationKey: header('application key', 512),
})
export type FirstCallInput = z.input<typeof firstCallSchema>

export interface FirstCallStep {
  kind: 'token' | 'check'
  isOk: boolean
  /** what was asked, without anything secret */
  request: { label: string; value: string }[]
  status: number
  /** what the gateway said; of a token only that it came */
  answer: string
  correlationId: string | null
  /** what it means and what to look at */
  meaning: string
}

export interface FirstCallResult {
  isOk: boolean
  steps: FirstCallStep[]
}
