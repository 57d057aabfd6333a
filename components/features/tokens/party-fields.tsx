'use client'

import { Field } from '@/components/ui/field'
import { FieldSet } from '@/components/ui/field-set'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import type { DraftParty, PartyKind } from './exchange-draft'
import { ClientIdInput, UsernameInput } from './party-inputs'

const words: Record<PartyKind, string> = {
  none: 'Nobody',
  user: 'A user',
  client: 'A client',
  token: 'A token at hand',
}

interface PartyFieldsProps {
  legend: string
  help: string
  party: DraftParty
  domain: { id: string; name: string }
  kinds: readonly PartyKind[]
  onChange: (party: DraftParty) => void
}

export function PartyFields({ legend, help, party, domain, kinds, onChange }: PartyFieldsProps) {
  const change = (patch: Partial<DraftParty>) => onChange({ ...party, ...patch })
  return (
    <FieldSet legend={legend} help={help}>
      <div className="grid gap-4">
        <Field label={`${legend} is`}>
          <Select
            value={party.kind}
            onChange={(event) => change({ kind: event.target.value as PartyKind })}
            options={kinds.map((value) => ({ value, label: words[value] }))}
          />
        </Field>
        {party.kind === 'user' && (
          <Field label={`${legend}: user name`} required>
            <UsernameInput domainId={domain.id} value={party.username} onChange={(username) => change({ username })} />
          </Field>
        )}
        {(party.kind === 'user' || party.kind === 'client') && (
          <Field
            label={party.kind === 'user' ? `${legend}: token issued to` : `${legend}: client id`}
            required
            help={party.kind === 'user' ? 'Id of the client that got the person’s token.' : undefined}
          >
            <ClientIdInput
              domainName={domain.name}
              value={party.clientId}
              onChange={(clientId) => change({ clientId })}
            />
          </Field>
        )}
        {party.kind === 'token' && (
          <Field label={`${legend}: token`} required help="A JWT. It is looked at and kept nowhere.">
            <Textarea
              mono
              rows={3}
              className="max-h-40 break-all"
              spellCheck={false}
              autoComplete="off"
              value={party.token}
              onChange={(event) => change({ token: event.target.value })}
            />
          </Field>
        )}
      </div>
    </FieldSet>
  )
}
