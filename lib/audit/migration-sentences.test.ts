import { expect, it } from 'vitest'
import type { AuditEntryView } from '@/lib/schemas/audit'
import { auditSentence } from './sentence'

const entry = (given: Partial<AuditEntryView>): AuditEntryView => ({
  seq: 1,
  at: new Date(0),
  actorKind: 'ACCOUNT',
  actorId: 'a',
  actorName: 'ada',
  address: null,
  correlationId: 'c',
  action: '',
  outcome: 'SUCCESS',
  entityKind: 'environment',
  entityId: 'e',
  entityName: 'SOL/PRD',
  domainId: null,
  domainName: null,
  changes: [],
  detail: null,
  previousHash: '',
  hash: '',
  ...given,
})
const change = (field: string, after: unknown, before: unknown = null) => ({ field, before, after })
const inPlace = { environmentId: 'e', environment: 'SOL/PRD' }

it.each<[Partial<AuditEntryView>, string]>([
  [{ action: 'environment.open-window' }, 'ada opened the window of SOL/PRD'],
  [
    { action: 'environment.postpone', changes: [change('postponedReason', 'the hotel renovates')] },
    'ada postponed the migration of SOL/PRD: the hotel renovates',
  ],
  [
    { action: 'environment.begin-cutover', changes: [change('overriddenBy', 'Ada Byron')] },
    'ada began the cut-over of SOL/PRD below the gate, signed by Ada Byron',
  ],
  [{ action: 'environment.begin-cutover' }, 'ada began the cut-over of SOL/PRD'],
  [{ action: 'environment.complete' }, 'ada completed the migration of SOL/PRD: SSD is switched off'],
  [
    { action: 'environment.tick-step', detail: { step: 'Inventory' }, changes: [change('done', true, false)] },
    'ada ticked step Inventory of SOL/PRD',
  ],
  [
    { action: 'environment.tick-step', detail: { step: 'Inventory' }, changes: [change('done', false, true)] },
    'ada took back the tick of step Inventory of SOL/PRD',
  ],
  [
    { action: 'environment.tick-step', detail: { step: 'Inventory' }, changes: [change('note', 'ask Ben', '')] },
    'ada wrote a note to step Inventory of SOL/PRD',
  ],
  [
    { action: 'integration.verify', entityKind: 'integration', entityName: 'Rates', detail: inPlace },
    'ada verified integration Rates in SOL/PRD',
  ],
  [
    {
      action: 'gateway-client.reissue',
      entityKind: 'gateway-client',
      entityName: 'X',
      detail: { isFirst: true, ...inPlace },
    },
    'ada issued client X in SOL/PRD',
  ],
  [
    {
      action: 'gateway-client.reissue',
      entityKind: 'gateway-client',
      entityName: 'X',
      detail: { isFirst: false, ...inPlace },
    },
    'ada issued another secret of client X in SOL/PRD',
  ],
  [
    { action: 'partner-connection.approve', entityKind: 'partner-connection', entityName: 'Ratewise' },
    'ada approved the connection of partner Ratewise',
  ],
])('an entry about a migration is a sentence %#', (given, sentence) => {
  expect(auditSentence(entry(given))).toBe(sentence)
})
