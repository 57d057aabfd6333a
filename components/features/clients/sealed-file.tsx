'use client'

import { Download } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { CodeBlock } from '@/components/ui/code-block'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { DialogBody, DialogFooter } from '@/components/ui/dialog-parts'
import type { BulkRotationResult } from '@/lib/schemas/bulk-rotation'

/** After a bulk rotation: the file can be saved again while this stands, and never afterwards. */
export function SealedFile({ result, onClose }: { result: BulkRotationResult; onClose: () => void }) {
  const [kept, setKept] = useState(false)
  return (
    <Dialog open>
      <DialogContent
        locked
        title={`${result.rotated.toLocaleString('en')} ${result.rotated === 1 ? 'secret' : 'secrets'} rotated`}
        description="The new ones are in the file that was just downloaded, and nowhere else. Without its passphrase they are lost."
      >
        <DialogBody className="grid grid-cols-1 gap-4">
          <div className="flex flex-wrap items-center gap-3">
            <Button icon={<Download aria-hidden />} onClick={() => saveFile(result)}>
              Download again
            </Button>
            <span className="mono min-w-0 break-all">{result.fileName}</span>
          </div>
          <div className="grid grid-cols-1 gap-1.5">
            <p className="font-medium">To open it</p>
            <CodeBlock label="Command that opens the file" code={`npx gatehouse open-sealed ${result.fileName}`} wrap />
            <p className="text-sm text-muted">
              It is a standard JWE (RFC 7516, PBES2-HS512+A256KW and A256GCM); any JOSE library opens it too.
            </p>
          </div>
          <Checkbox
            checked={kept}
            onChange={(event) => setKept(event.target.checked)}
            label="I have the file and its passphrase"
          />
        </DialogBody>
        <DialogFooter>
          <Button variant="primary" disabled={!kept} onClick={onClose}>
            Close
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}

export function saveFile({ sealed, fileName }: BulkRotationResult): void {
  const url = URL.createObjectURL(new Blob([`${sealed}\n`], { type: 'application/jose' }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  URL.revokeObjectURL(url)
}
