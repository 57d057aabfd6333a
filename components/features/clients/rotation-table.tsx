'use client'

import { Badge } from '@/components/ui/badge'
import { Checkbox } from '@/components/ui/checkbox'
import { Mono } from '@/components/ui/mono'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { RotationPreviewEntry } from '@/lib/schemas/bulk-rotation'

interface RotationTableProps {
  entries: readonly RotationPreviewEntry[]
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
}

/** Clients with what a rotation would do to each; a client without a secret cannot be chosen. */
export function RotationTable({ entries, chosen, onChange }: RotationTableProps) {
  const eligible = entries.filter((entry) => entry.blocked === null)
  const all = eligible.length > 0 && eligible.every((entry) => chosen.has(entry.pk))
  const toggle = (pk: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(pk)
    else next.delete(pk)
    onChange(next)
  }
  return (
    <Table aria-label="Clients">
      <THead>
        <Tr>
          <Th className="w-10">
            <Checkbox
              aria-label="All clients"
              checked={all}
              disabled={eligible.length === 0}
              onChange={(event) => onChange(new Set(event.target.checked ? eligible.map((entry) => entry.pk) : []))}
            />
          </Th>
          <Th>Name</Th>
          <Th>Client id</Th>
          <Th>Domain</Th>
          <Th>Secret</Th>
          <Th>Last used</Th>
          <Th>After the rotation the old one</Th>
        </Tr>
      </THead>
      <TBody>
        {entries.map((entry) => (
          <Tr key={entry.pk} className={entry.blocked ? 'text-muted' : undefined}>
            <Td>
              <Checkbox
                aria-label={entry.name}
                checked={chosen.has(entry.pk)}
                disabled={entry.blocked !== null}
                onChange={(event) => toggle(entry.pk, event.target.checked)}
              />
            </Td>
            <Td className="font-medium">{entry.name}</Td>
            <Td>
              <Mono max={28}>{entry.clientId}</Mono>
            </Td>
            <Td>{entry.domainName}</Td>
            <Td>{entry.current ? <span className="mono">…{entry.current.hint}</span> : 'none'}</Td>
            <Td>{entry.current ? <Time value={entry.current.lastUsedAt} empty="never" /> : null}</Td>
            <Td>
              <Fate entry={entry} />
            </Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  )
}

function Fate({ entry }: { entry: RotationPreviewEntry }) {
  if (entry.blocked) return entry.blocked
  const { overlapDays, dropped } = entry
  return (
    <span className="flex flex-wrap gap-1">
      {overlapDays === 0 ? (
        <Badge tone="bad">stops at once</Badge>
      ) : (
        <Badge>
          works on {overlapDays} {overlapDays === 1 ? 'day' : 'days'}
        </Badge>
      )}
      {dropped?.isInUse && <Badge tone="bad">an older one in use stops</Badge>}
    </span>
  )
}
