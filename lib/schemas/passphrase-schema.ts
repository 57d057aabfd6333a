import { z } from 'zod'
import { passphraseProblem } from './passphrase'

export const passphraseSchema = z.string('must be text').superRefine((value, issues) => {
  const problem = passphraseProblem(value)
  if (problem) issues.addIssue({ code: 'custom', message: problem })
})
