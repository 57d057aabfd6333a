'use client'

import { Download } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { CopyButton } from '@/components/ui/copy-button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { DialogBody, DialogFooter } from '@/components/ui/dialog-parts'

export interface OnceValue {
  label: string
  value: string
  /** Marks the value that will not be shown again. */
  secret?: boolean
}

interface SecretOnceDialogProps {
  open: boolean
  onClose: () => void
  title: string
  description?: ReactNode
  values: readonly OnceValue[]
  /** "portal-web-credentials.txt" */
  fileName: string
  /** When the old one stops working. */
  note?: ReactNode
  /** The next step. */
  children?: ReactNode
}

/** Shows a secret for the only time. Closes only after the person says that it is kept. */
export function SecretOnceDialog(props: SecretOnceDialogProps) {
  const { open, onClose, title, values, fileName, note, children } = props
  const [kept, setKept] = useState(false)

  function close(): void {
    setKept(false)
    onClose()
  }

  return (
    <Dialog open={open}>
      <DialogContent
        locked
        title={title}
        description={
          props.description ?? 'This is the only time it is shown. It is stored in a form nobody can read back.'
        }
      >
        <DialogBody className="grid gap-4">
          <dl className="grid gap-3">
            {values.map((each) => (
              <div key={each.label}>
                <dt className="mb-1 font-medium">{each.label}</dt>
                <dd className="flex items-start justify-between gap-2 rounded-md border bg-sunken py-1 pr-1 pl-3">
                  <span className="mono min-w-0 py-1 break-all select-all">{each.value}</span>
                  <CopyButton value={each.value} label={`Copy ${each.label.toLowerCase()}`} />
                </dd>
              </div>
            ))}
          </dl>
          <div className="flex flex-wrap gap-2">
            <CopyButton value={asText(values)} label="Copy everything" text="Copy everything" size="md" />
            <Button icon={<Download aria-hidden />} onClick={() => download(fileName, `${asText(values)}\n`)}>
              Download as a file
            </Button>
          </div>
          {note && <p className="text-muted">{note}</p>}
          {children}
          <Checkbox
            checked={kept}
            onChange={(event) => setKept(event.target.checked)}
            label="I have stored it where it belongs"
          />
        </DialogBody>
        <DialogFooter>
          <Button variant="primary" disabled={!kept} onClick={close}>
            Close
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}

function asText(values: readonly OnceValue[]): string {
  return values.map((each) => `${each.label}: ${each.value}`).join('\n')
}

function download(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  URL.revokeObjectURL(url)
}
