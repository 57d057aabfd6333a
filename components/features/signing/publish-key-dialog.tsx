'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useStep } from '@/components/features/signing/use-step'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import { publishKeyPairAction } from '@/lib/actions/signing/publish-key-pair'
import { publishNewKeyPairAction } from '@/lib/actions/signing/publish-new-key-pair'
import { KEY_KIND_HELP, KEY_KINDS, type KeyKind } from '@/lib/schemas/key-kind'

interface PublishKeyDialogProps {
  domainId: string
  /** of the key that signs now: the same kind is what callers know */
  kind: KeyKind
  /** pairs that could be published as they are */
  candidates: readonly string[]
}

/** The first step of a change of keys: a key enters the key set and signs nothing yet. */
export function PublishKeyDialog({ domainId, kind: current, candidates }: PublishKeyDialogProps) {
  const step = useStep('Publishing a key')
  const [source, setSource] = useState<'new' | 'existing'>('new')
  const [kind, setKind] = useState<KeyKind>(current)
  const [aliasName, setAliasName] = useState(candidates[0] ?? '')
  return (
    <>
      <ConfirmDialog
        trigger={<Button icon={<Plus aria-hidden />}>Publish next key</Button>}
        title="Publish the next key?"
        description="It enters the key set, so that callers can fetch it before it signs. Nothing else changes until you let it sign."
        confirmLabel="Publish key"
        onConfirm={() =>
          source === 'new'
            ? step.take(() => publishNewKeyPairAction({ domainId, kind }), 'A new key is published')
            : step.take(() => publishKeyPairAction({ domainId, aliasName }), `${aliasName} is published`)
        }
      >
        {candidates.length > 0 && (
          <RadioGroup
            legend="Key"
            name="source"
            value={source}
            onChange={(event) => setSource(event.target.value === 'new' ? 'new' : 'existing')}
            options={[
              { value: 'new', label: 'A new key pair', description: 'Named after the domain and the day.' },
              { value: 'existing', label: 'A key pair that exists', description: 'Made or uploaded before.' },
            ]}
          />
        )}
        {source === 'new' ? (
          <Field label="Kind" help={KEY_KIND_HELP[kind]}>
            <Select
              value={kind}
              onChange={(event) => setKind(KEY_KINDS.find((each) => each === event.target.value) ?? current)}
              options={KEY_KINDS.map((value) => ({ value, label: value.replace('_', ' ') }))}
            />
          </Field>
        ) : (
          <Field label="Key pair">
            <Select
              value={aliasName}
              onChange={(event) => setAliasName(event.target.value)}
              options={candidates.map((value) => ({ value, label: value }))}
            />
          </Field>
        )}
      </ConfirmDialog>
      {step.dialog}
    </>
  )
}
