import { z } from 'zod'
import { groupsSchema } from '@/lib/schemas/user'
import { linesOf } from './lines'

export const groupsCardSchema = z.object({
  groups: z.string().superRefine((text, issues) => {
    const problem = groupsSchema.safeParse(linesOf(text)).error?.issues[0]
    if (problem) issues.addIssue({ code: 'custom', message: problem.message })
  }),
})
