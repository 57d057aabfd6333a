'use client'

import { DiffList, type FieldDiff } from '@/components/patterns/diff-list'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { DialogBody, DialogFooter } from '@/components/ui/dialog-parts'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'

export interface EditConflict {
  field: string
  label: string
  theirs: string | null
  yours: string | null
}

interface StaleEditDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** "client Portal" */
  entity: string
  savedBy: string
  savedAt: Date | string
  /** Changed on both sides, to different values. */
  conflicts: readonly EditConflict[]
  /** Changed by the other side only. */
  changed?: readonly FieldDiff[]
  /** Throws the own edits away. */
  onTakeTheirs: () => void
  /** Keeps theirs everywhere but in the fields edited here; the person then looks and saves again. */
  onKeepMine?: () => void
}

/** Somebody else saved first: shows what they changed and where it meets one's own edits. Nothing is lost by reading it. */
export function StaleEditDialog(props: StaleEditDialogProps) {
  const { open, onOpenChange, entity, savedBy, savedAt, conflicts, changed = [], onTakeTheirs, onKeepMine } = props
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        size="lg"
        title="Somebody else saved this first"
        description={
          <>
            {savedBy} saved {entity} <Time value={savedAt} className="" />. Your changes are not saved yet.
          </>
        }
      >
        <DialogBody className="grid gap-5">
          {conflicts.length > 0 && (
            <div>
              <h3 className="mb-2 font-medium">Changed by both of you</h3>
              <Table>
                <THead>
                  <Tr>
                    <Th>Field</Th>
                    <Th>Theirs, saved</Th>
                    <Th>Yours</Th>
                  </Tr>
                </THead>
                <TBody>
                  {conflicts.map((each) => (
                    <Tr key={each.field}>
                      <Td>{each.label}</Td>
                      <Td mono className="break-all">
                        {each.theirs ?? 'not set'}
                      </Td>
                      <Td mono className="break-all">
                        {each.yours ?? 'not set'}
                      </Td>
                    </Tr>
                  ))}
                </TBody>
              </Table>
            </div>
          )}
          {changed.length > 0 && (
            <div>
              <h3 className="mb-2 font-medium">Changed by {savedBy} only</h3>
              <DiffList items={changed} />
            </div>
          )}
        </DialogBody>
        <DialogFooter>
          <Button variant="ghost" className="sm:mr-auto" onClick={() => onOpenChange(false)}>
            Keep editing
          </Button>
          <Button onClick={onTakeTheirs}>Discard mine, load theirs</Button>
          {onKeepMine && (
            <Button variant="primary" onClick={onKeepMine}>
              {conflicts.length > 0 ? 'Load theirs, keep my fields' : 'Keep both'}
            </Button>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
