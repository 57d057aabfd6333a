'use client'

import { lazy, type ReactNode, Suspense } from 'react'
import type { Access } from '@/components/patterns/access'
import { SettingsCard } from '@/components/patterns/settings-card'
import { UnsavedChangesGuard } from '@/components/patterns/unsaved-changes-guard'
import type { EntityForm } from '@/components/patterns/use-entity-form'

// Seldom needed, and never before somebody pressed Save.
const StaleEditNotice = lazy(() =>
  import('@/components/patterns/stale-edit-notice').then((module) => ({ default: module.StaleEditNotice })),
)

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
      {edit.stale && (
        <Suspense fallback={null}>
          <StaleEditNotice stale={edit.stale} labels={edit.labels} entity={entity} />
        </Suspense>
      )}
    </>
  )
}
