import type { Verdict } from '@/lib/diagnostics/protocol-probe'
import { asOAuthError } from '@/lib/oauth/errors'

/** Runs rules; the one that does not hold becomes data. What was not foreseen is a verdict too, without its text. */
export async function verdictOf(rules: () => Promise<unknown>): Promise<Verdict> {
  try {
    await rules()
    return { passes: true }
  } catch (thrown) {
    const { rule, code, description } = asOAuthError(thrown)
    return { passes: false, rule: { ...rule, error: code, description } }
  }
}
