'use client'

import { Megaphone } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { DialogBody, DialogFooter } from '@/components/ui/dialog-parts'
import { bulkAnnounceAction } from '@/lib/actions/migration/bulk-announce'
import { MAX_BULK_ENVIRONMENTS } from '@/lib/schemas/migration/bulk-limit'
import type { BulkResult } from '@/lib/schemas/migration/environment'
import { BulkResults } from './bulk-results'
import { startingWindow, WindowFields, windowOf } from './events/window-fields'

interface BulkAnnounceDialogProps {
  environments: readonly { id: string; label: string }[]
  defaultDowntimeMinutes: number
  /** the results were seen */
  onDone: () => void
}

/** Announces the chosen environments for the same dates, and tells of each whether it worked. */
export function BulkAnnounceDialog({ environments, defaultDowntimeMinutes, onDone }: BulkAnnounceDialogProps) {
  const router = useRouter()
  const start = () => startingWindow({ downtimeMinutes: defaultDowntimeMinutes })
  const [open, setOpen] = useState(false)
  const [draft, setDraft] = useState(start)
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [results, setResults] = useState<readonly BulkResult[] | null>(null)
  const window = windowOf(draft)
  const count = environments.length

  function change(next: boolean): void {
    if (pending) return
    setOpen(next)
    setProblem(undefined)
    if (next) setDraft(start())
    else if (results) {
      setResults(null)
      onDone()
      router.refresh()
    }
  }

  async function announce(): Promise<void> {
    if (!window) return
    setPending(true)
    setProblem(undefined)
    try {
      const answer = await bulkAnnounceAction({ environmentIds: environments.map(({ id }) => id), ...window })
      if (answer.ok) setResults(answer.data)
      else setProblem([answer.message, ...Object.values(answer.fieldErrors ?? {}).flat()].join(' '))
    } catch {
      setProblem('The server could not be reached. Look at the list before you try again.')
    } finally {
      setPending(false)
    }
  }

  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button
          variant="primary"
          icon={<Megaphone aria-hidden />}
          disabled={count === 0 || count > MAX_BULK_ENVIRONMENTS}
        >
          Announce
        </Button>
      </DialogTrigger>
      <DialogContent
        title={results ? 'Announced' : `Announce ${count === 1 ? 'one environment' : `${count} environments`}`}
        description={
          results
            ? undefined
            : 'The customer and every partner of each chain are told the same dates. Each succeeds or fails by itself.'
        }
      >
        {results ? (
          <DialogBody>
            <BulkResults results={results} />
          </DialogBody>
        ) : (
          <DialogBody className="grid gap-4">
            <p className="text-sm text-muted">{namesOf(environments)}</p>
            <WindowFields draft={draft} onChange={setDraft} />
            {problem && (
              <Alert tone="bad" live title="This was refused">
                {problem}
              </Alert>
            )}
          </DialogBody>
        )}
        <DialogFooter>
          <DialogClose asChild>
            <Button disabled={pending}>{results ? 'Close' : 'Cancel'}</Button>
          </DialogClose>
          {!results && (
            <Button variant="primary" loading={pending} disabled={!window} onClick={announce}>
              Announce {count === 1 ? 'it' : `${count} environments`}
            </Button>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}

const NAMED = 6

function namesOf(environments: readonly { label: string }[]): string {
  const first = environments.slice(0, NAMED).map(({ label }) => label)
  const others = environments.length - first.length
  return others > 0 ? `${first.join(', ')} and ${others.toLocaleString('en')} more` : first.join(', ')
}
