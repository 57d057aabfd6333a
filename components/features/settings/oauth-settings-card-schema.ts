import { z } from 'zod'
import { KNOWN_SETTINGS, settingProblem } from '@/lib/schemas/oauth-config-known'

/** Each known setting as its form has it: a text, empty where it is not set. */
export const oauthSettingsCardSchema = z.record(z.string(), z.string()).superRefine((values, issues) => {
  for (const { id, name, type } of KNOWN_SETTINGS) {
    const value = values[id] ?? ''
    const problem = value === '' ? undefined : settingProblem({ name, type, value })
    if (problem) issues.addIssue({ code: 'custom', path: [id], message: problem })
  }
})
