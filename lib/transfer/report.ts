import { diffFields } from '@/lib/audit/diff'
import { isAppError } from '@/lib/base/app-error'
import type { FieldChange } from '@/lib/schemas/audit'

export type ImportKind =
  | 'settings'
  | 'identity store'
  | 'key pair'
  | 'domain'
  | 'resource server'
  | 'client'
  | 'client certificate'
  | 'trusted issuer'

/** What becomes, or would become, of one thing in the file. */
export interface ImportLine {
  kind: ImportKind
  name: string
  /** of what lives in a domain */
  domain: string | null
  /** `left out`: the file says too little to make it, and nothing depends on it */
  outcome: 'create' | 'change' | 'same' | 'refused' | 'left out'
  /** of a change, each field before and after; secrets are masked */
  changes: FieldChange[]
  /** of a refusal, `field: rule`; of what is left out or made incomplete, why */
  notes: string[]
}

export interface ImportReport {
  /** whether it was written; a refusal of one thing refuses all */
  isApplied: boolean
  lines: ImportLine[]
}

type Subject = Pick<ImportLine, 'kind' | 'name' | 'domain'>

/** Collects what becomes of each thing. */
export class ReportLines {
  readonly lines: ImportLine[] = []

  get isRefused(): boolean {
    return this.lines.some((line) => line.outcome === 'refused')
  }

  get changesNothing(): boolean {
    return this.lines.every((line) => line.outcome === 'same' || line.outcome === 'left out')
  }

  /**
   * Runs the change of one thing and compares what was stored before and after it, so that the line tells what the
   * services made of it and not what was asked for.
   * @returns whether it was done
   */
  async of(
    subject: Subject,
    change: () => Promise<{ before: object | null; after: object; notes?: string[] }>,
  ): Promise<boolean> {
    try {
      const { before, after, notes = [] } = await change()
      const changes = before === null ? [] : diffFields(before, after)
      const outcome = before === null ? 'create' : changes.length > 0 ? 'change' : 'same'
      this.lines.push({ ...subject, outcome, changes, notes })
      return true
    } catch (error) {
      if (!isAppError(error)) throw error
      this.lines.push({ ...subject, outcome: 'refused', changes: [], notes: reasonsOf(error) })
      return false
    }
  }

  leftOut(subject: Subject, why: string): void {
    this.lines.push({ ...subject, outcome: 'left out', changes: [], notes: [why] })
  }

  refused(subject: Subject, why: string): void {
    this.lines.push({ ...subject, outcome: 'refused', changes: [], notes: [why] })
  }
}

function reasonsOf(error: { message: string; fieldErrors?: Record<string, string[]> }): string[] {
  const fields = Object.entries(error.fieldErrors ?? {})
  return fields.length === 0 ? [error.message] : fields.map(([field, rules]) => `${field}: ${rules.join('; ')}`)
}
