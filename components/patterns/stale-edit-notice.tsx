'use client'

import { compareEdits, describeValue } from '@/components/patterns/stale-edit'
import { StaleEditDialog } from '@/components/patterns/stale-edit-dialog'
import type { EntityForm } from '@/components/patterns/use-entity-form'

interface StaleEditNoticeProps {
  stale: NonNullable<EntityForm['stale']>
  labels: Record<string, string>
  entity: string
}

/** What somebody else saved meanwhile, held against one's own edits. */
export function StaleEditNotice({ stale, labels, entity }: StaleEditNoticeProps) {
  const differences = compareEdits(stale.base, stale.theirs, stale.yours, labels)
  return (
    <StaleEditDialog
      open
      onOpenChange={(open) => {
        if (!open) stale.close()
      }}
      entity={entity}
      savedBy={stale.changedBy ?? 'somebody else'}
      savedAt={stale.changedAt}
      conflicts={differences.conflicts.map((each) => ({
        field: each.field,
        label: each.label,
        theirs: describeValue(each.theirs),
        yours: describeValue(each.yours),
      }))}
      changed={differences.changed.map((each) => ({
        label: each.label,
        before: describeValue(each.base),
        after: describeValue(each.theirs),
      }))}
      onTakeTheirs={stale.takeTheirs}
      onKeepMine={stale.keepMine}
    />
  )
}
