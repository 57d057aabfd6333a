'use client'

import { Download } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { CopyButton } from '@/components/ui/copy-button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { DialogBody, DialogFooter } from '@/components/ui/dialog-parts'
import { Mono } from '@/components/ui/mono'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { type SplitSecret, splitFile } from './split-file'

interface SplitSecretsProps {
  environmentLabel: string
  secrets: readonly SplitSecret[]
  onClose: () => void
}

/** The secrets of many clients, for the only time. */
export function SplitSecrets({ environmentLabel, secrets, onClose }: SplitSecretsProps) {
  const [kept, setKept] = useState(false)
  return (
    <Dialog open>
      <DialogContent
        locked
        size="lg"
        title={`${secrets.length.toLocaleString('en')} new ${secrets.length === 1 ? 'client' : 'clients'}`}
        description="This is the only time their secrets are shown. They are stored in a form nobody can read back."
      >
        <DialogBody className="grid gap-4">
          <div>
            <Button icon={<Download aria-hidden />} onClick={() => save(environmentLabel, splitFile(secrets))}>
              Download all as CSV
            </Button>
          </div>
          <div className="max-h-80 overflow-auto rounded-md border">
            <Table>
              <THead>
                <Tr>
                  <Th>Integration</Th>
                  <Th>Client id</Th>
                  <Th>Secret</Th>
                </Tr>
              </THead>
              <TBody>
                {secrets.map((each) => (
                  <Tr key={each.clientId}>
                    <Td>{each.integration}</Td>
                    <Td>
                      <Mono max={24}>{each.clientId}</Mono>
                      <CopyButton value={each.clientId} label={`Copy client id of ${each.integration}`} />
                    </Td>
                    <Td>
                      <Mono max={16}>{each.secret}</Mono>
                      <CopyButton value={each.secret} label={`Copy secret of ${each.integration}`} />
                    </Td>
                  </Tr>
                ))}
              </TBody>
            </Table>
          </div>
          <Checkbox
            checked={kept}
            onChange={(event) => setKept(event.target.checked)}
            label="I have stored them where they belong"
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

function save(environmentLabel: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${environmentLabel.replaceAll(/[^A-Za-z0-9]+/g, '-')}-clients.csv`
  link.click()
  URL.revokeObjectURL(url)
}
