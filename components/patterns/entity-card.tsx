'use client'

import type { ReactNode } from 'react'
import type { Access } from '@/components/patterns/access'
import { SettingsCard } from '@/components/patterns/settings-card'
import { compareEdits, describeValue } from '@/components/patterns/stale-edit'
import { StaleEditDialog } from '@/components/patterns/stale-edit-dialog'
import { UnsavedChangesGuard } from '@/components/patterns/unsaved-changes-guard'
import type { EntityForm } from '@/components/patterns/use-entity-form'

interface EntityCardProps {
  title: string
  description: ReactNode
  edit: EntityForm
  access: Access
  /** What is edited, for the dialog about somebody else's save: "client Portal". */
  entity: string
  children: ReactNode
}

/** One concern of an entity: one form, one save, one transaction. */
export function EntityCard({ title, description, edit, access, entity, children }: EntityCardProps) {
  const state = edit.isSubmitting ? 'saving' : 'ready'
  const { stale } = edit
  const differences = stale && compareEdits(stale.base, stale.theirs, stale.yours, edit.labels)
  return (
    <>
      <SettingsCard
        title={title}
        description={description}
        onSubmit={edit.submit}
        state={{ kind: state }}
        dirty={edit.isDirty}
        errors={edit.problems.map((message) => ({ label: title, message }))}
        onDiscard={edit.discard}
        savedAt={edit.savedAt}
        readOnly={access.canWrite ? undefined : access.reason}
      >
        {children}
      </SettingsCard>
      <UnsavedChangesGuard when={edit.isDirty && !edit.isSubmitting} />
      {stale && differences && (
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
      )}
    </>
  )
}
