'use client'

import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { EmptyState } from '@/components/patterns/empty-state'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { previewBulkRotationAction } from '@/lib/actions/clients/preview-bulk-rotation'
import type { RotationPreview, RotationPreviewEntry } from '@/lib/schemas/bulk-rotation'
import { RotationDialog } from './rotation-dialog'
import { RotationTable } from './rotation-table'

/** Chooses clients, and looks anew at what rotating them would do before it is asked for. */
export function RotationPicker({ entries }: { entries: readonly RotationPreviewEntry[] }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [preview, setPreview] = useState<RotationPreview | null>(null)
  const [problem, setProblem] = useState<string>()
  const [pending, setPending] = useState(false)
  const eligible = entries.filter((entry) => entry.blocked === null).map((entry) => entry.pk)
  const pks = eligible.filter((pk) => chosen.has(pk))

  async function look(): Promise<void> {
    setPending(true)
    setProblem(undefined)
    const answer = await previewBulkRotationAction({ pks }).finally(() => setPending(false))
    if (answer.ok) setPreview(answer.data)
    else setProblem(answer.message)
  }

  if (entries.length === 0) {
    return (
      <div className="rounded-lg border bg-surface">
        <EmptyState title="No client matches">Take a filter away to see more.</EmptyState>
      </div>
    )
  }
  return (
    <>
      <RotationTable entries={entries} chosen={chosen} onChange={setChosen} />
      {problem && (
        <Alert tone="bad" live title="This was refused" className="mt-3">
          {problem}
        </Alert>
      )}
      <div className="sticky bottom-0 z-10 mt-3 flex flex-wrap items-center justify-between gap-3 rounded-lg border bg-raised p-3">
        <p role="status" className="num text-sm text-muted">
          {pks.length === 0 ? 'Choose the clients to rotate.' : `${pks.length.toLocaleString('en')} chosen.`}
        </p>
        <Button
          variant="primary"
          icon={<KeyRound aria-hidden />}
          disabled={pks.length === 0}
          loading={pending}
          onClick={look}
        >
          Preview rotation
        </Button>
      </div>
      {preview && (
        <RotationDialog
          preview={preview}
          onClose={(rotated) => {
            setPreview(null)
            if (rotated) setChosen(new Set())
          }}
        />
      )}
    </>
  )
}
