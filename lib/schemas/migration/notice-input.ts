import { z } from 'zod'
import { NOTICE_KINDS, NOTICE_PLACEHOLDERS, NOTICE_STATES } from './notice'

const unknownPlaceholder = (text: string) =>
  [...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)]
    .map((match) => match[1] ?? '')
    .find((name) => !(name in NOTICE_PLACEHOLDERS))

const namesOnlyKnown = (text: string, ctx: z.RefinementCtx) => {
  const unknown = unknownPlaceholder(text)
  if (unknown !== undefined)
    ctx.addIssue({ code: 'custom', message: `names {{${unknown.slice(0, 40)}}}, which is not known here` })
}

/** Text of a notice. A subject is one line: a line break in it would begin another header of the message. */
export const noticeTextSchema = z.object({
  subject: z
    .string('is required')
    .trim()
    .min(1, 'is required')
    .max(200, 'must have at most 200 characters')
    .regex(/^\P{Cc}*$/u, 'must be one line')
    .superRefine(namesOnlyKnown),
  body: z
    .string('is required')
    .trim()
    .min(1, 'is required')
    .max(10_000, 'must have at most 10,000 characters')
    .refine((text) => text.isWellFormed() && !text.includes('\0'), 'must be valid text')
    .superRefine(namesOnlyKnown),
})

export const noticeKindSchema = z.enum(NOTICE_KINDS)

export const noticeListQuerySchema = z.object({
  environment: z.string().max(64).optional().catch(undefined),
  kind: z.enum(NOTICE_KINDS).optional().catch(undefined),
  state: z.enum(NOTICE_STATES).optional().catch(undefined),
  cursor: z.string().max(1000).optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(200).catch(25).default(25),
})
export type NoticeListQuery = z.output<typeof noticeListQuerySchema>
