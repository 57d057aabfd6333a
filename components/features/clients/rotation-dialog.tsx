'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useReauthentication } from '@/components/patterns/use-reauthentication'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { DialogBody, DialogFooter } from '@/components/ui/dialog-parts'
import { rotateSecretsAction } from '@/lib/actions/clients/rotate-secrets'
import { reauthenticateAction } from '@/lib/actions/session/reauthenticate'
import type { BulkRotationResult, RotationPreview } from '@/lib/schemas/bulk-rotation'
import { passphraseProblem } from '@/lib/schemas/passphrase'
import { PassphraseFields } from './passphrase-fields'
import { RotationSummary } from './rotation-summary'
import { SealedFile, saveFile } from './sealed-file'

interface RotationDialogProps {
  preview: RotationPreview
  onClose: (rotated: boolean) => void
}

/** The preview, the passphrase and the one moment in which the new secrets can be had. */
export function RotationDialog({ preview, onClose }: RotationDialogProps) {
  const router = useRouter()
  const [words, setWords] = useState({ passphrase: '', repeated: '' })
  const [acceptsCut, setAcceptsCut] = useState(false)
  const [checked, setChecked] = useState(false)
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [result, setResult] = useState<BulkRotationResult | null>(null)
  const proof = useReauthentication('Rotating secrets', (password, code) => reauthenticateAction({ password, code }))
  const { passphrase, repeated } = words
  const count = preview.entries.length
  const isComplete = !passphraseProblem(passphrase) && passphrase === repeated && (preview.cutCount === 0 || acceptsCut)

  async function rotate(): Promise<void> {
    setChecked(true)
    setProblem(undefined)
    if (!isComplete) return
    setPending(true)
    try {
      const pks = preview.entries.map((entry) => entry.pk)
      const input = { pks, fingerprint: preview.fingerprint, passphrase, acceptsCut }
      const answer = await proof.run(() => rotateSecretsAction(input))
      if (!answer.ok) return setProblem(answer.message)
      setWords({ passphrase: '', repeated: '' })
      setResult(answer.data)
      saveFile(answer.data)
      router.refresh()
    } catch {
      setProblem('The server could not be reached. Look at the list again before you try once more.')
    } finally {
      setPending(false)
    }
  }

  if (result) return <SealedFile result={result} onClose={() => onClose(true)} />
  return (
    <>
      <Dialog
        open
        onOpenChange={(open) => {
          if (!open && !pending) onClose(false)
        }}
      >
        <DialogContent
          title={`Rotate the ${count === 1 ? 'secret of 1 client' : `secrets of ${count.toLocaleString('en')} clients`}?`}
          description="All of them or none, in one step."
        >
          <DialogBody className="grid gap-4">
            <RotationSummary preview={preview} />
            {preview.cutCount > 0 && (
              <Checkbox
                checked={acceptsCut}
                onChange={(event) => setAcceptsCut(event.target.checked)}
                label="Cut them off now: their owners know"
                aria-invalid={checked && !acceptsCut ? true : undefined}
              />
            )}
            <PassphraseFields
              value={passphrase}
              repeated={repeated}
              checked={checked}
              onChange={(value, again) => setWords({ passphrase: value, repeated: again })}
            />
            {problem && (
              <Alert tone="bad" live title="Nothing was rotated">
                {problem}
              </Alert>
            )}
          </DialogBody>
          <DialogFooter>
            <Button disabled={pending} onClick={() => onClose(false)}>
              Cancel
            </Button>
            <Button variant={preview.cutCount > 0 ? 'danger' : 'primary'} loading={pending} onClick={rotate}>
              Rotate and download
            </Button>
          </DialogFooter>
        </DialogContent>
      </Dialog>
      {proof.dialog}
    </>
  )
}
