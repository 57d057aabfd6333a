import { isAfter, isDuring, type Phase } from '@/lib/schemas/migration/phase'
import type { WizardKey } from '@/lib/schemas/migration/wizard'
import type { EnvironmentRecord } from '@/lib/store/migration/environment-types'
import type { OwnerProgress } from '@/lib/store/migration/owner-progress'

/** What the steps of the wizard are decided by: rows and traffic, and ticks where only a person can know. */
export interface WizardFacts {
  environment: Pick<EnvironmentRecord, 'phase' | 'enterprise' | 'customer' | 'overriddenAt' | 'announcedAt'>
  owners: readonly OwnerProgress[]
  gateScore: number
  ticked: ReadonlySet<WizardKey>
}

export interface StepFinding {
  isDone: boolean
  missing: string[]
  waitingFor: string | null
  progress: string | null
  /** whether the phase lets anybody work on it */
  isOpen: boolean
}

type Lack = Exclude<keyof OwnerProgress, 'partnerId' | 'name' | 'integrations'>
const OPERATIONS = 'Operations'

const total = (owners: readonly OwnerProgress[], lack: Lack | 'integrations') =>
  owners.reduce((sum, owner) => sum + owner[lack], 0)

/** "3 integrations have no owner". */
function lacking(count: number, one: string, many: string): string[] {
  if (count === 0) return []
  return [count === 1 ? `One integration ${one}` : `${count.toLocaleString('en')} integrations ${many}`]
}

/** Those who lack something, the customer by name first; three at most. */
function whoLacks({ owners, environment }: WizardFacts, lack: Lack): string | null {
  const names = owners
    .filter((owner) => owner[lack] > 0)
    .map((owner) => (owner.partnerId === null ? environment.customer.name : (owner.name ?? '')))
  if (names.length === 0) return null
  const more = names.length - 3
  return more > 0 ? `${names.slice(0, 3).join(', ')} and ${more} more` : names.join(', ')
}

function share(facts: WizardFacts, lack: Lack, what: string): string {
  const all = total(facts.owners, 'integrations')
  return `${(all - total(facts.owners, lack)).toLocaleString('en')} of ${all.toLocaleString('en')} ${what}`
}

const isOpened = (phase: Phase) => isDuring(phase) || isAfter(phase)

/** A step that is done once no integration lacks something any more. */
function ofOwners(lack: Lack, one: string, many: string, what: string) {
  return (facts: WizardFacts): StepFinding => {
    const missing = lacking(total(facts.owners, lack), one, many)
    const isOpen = isOpened(facts.environment.phase)
    return {
      isDone: isOpen && missing.length === 0,
      missing,
      waitingFor: isOpen ? whoLacks(facts, lack) : OPERATIONS,
      progress: share(facts, lack, what),
      isOpen,
    }
  }
}

const RULES: Record<WizardKey, (facts: WizardFacts) => StepFinding> = {
  inventory({ owners, ticked, environment }) {
    const missing = [
      ...lacking(total(owners, 'withoutOwner'), 'has no owner who can be asked', 'have no owner who can be asked'),
      ...lacking(total(owners, 'withoutApplication'), 'has no application key', 'have no application key'),
    ]
    const isConfirmed = ticked.has('inventory') || isOpened(environment.phase)
    const all = total(owners, 'integrations')
    return {
      isDone: missing.length === 0 && isConfirmed,
      missing: isConfirmed ? missing : [...missing, 'Nobody has confirmed that the inventory is complete'],
      waitingFor: OPERATIONS,
      progress: all === 1 ? 'One integration is known' : `${all.toLocaleString('en')} integrations are known`,
      isOpen: true,
    }
  },
  enterprise({ environment }) {
    const missing = [
      ...(environment.enterprise.code === null ? ['The enterprise has no id'] : []),
      ...(environment.announcedAt === null ? ['The migration is not announced'] : []),
    ]
    const { code } = environment.enterprise
    return {
      isDone: missing.length === 0,
      missing,
      waitingFor: OPERATIONS,
      progress: code === null ? null : `The enterprise id is ${code}`,
      isOpen: true,
    }
  },
  reissue: ofOwners('withoutCredentials', 'has no OCIM client', 'have no OCIM client', 'have an OCIM client'),
  requests(facts) {
    const found = ofOwners('withoutToken', 'has not asked OCIM yet', 'have not asked OCIM yet', 'ask OCIM')(facts)
    return facts.ticked.has('requests') ? { ...found, isDone: true } : found
  },
  test: ofOwners(
    'withoutCall',
    'has made no call yet',
    'have made no call yet',
    'have made a call with a token from OCIM',
  ),
  'dual-run': ofOwners('usingSsd', 'has not left SSD', 'have not left SSD', 'have left SSD'),
  readiness(facts) {
    const { environment, gateScore } = facts
    const below = total(facts.owners, 'belowGate')
    const isPassed = below === 0 || environment.overriddenAt !== null || isAfter(environment.phase)
    return {
      isDone: isOpened(environment.phase) && isPassed,
      missing: lacking(below, `is below R${gateScore}`, `are below R${gateScore}`),
      waitingFor: whoLacks(facts, 'belowGate') ?? OPERATIONS,
      progress: environment.overriddenAt === null ? null : 'The gate was passed over by signature',
      isOpen: isOpened(environment.phase),
    }
  },
  cutover({ environment }) {
    const { phase } = environment
    const missing = isAfter(phase) ? [] : [phase === 'CUTOVER' ? 'SSD is still on' : 'The cut-over has not begun']
    return { isDone: isAfter(phase), missing, waitingFor: OPERATIONS, progress: null, isOpen: isDuring(phase) }
  },
  convert(facts) {
    const isOpen = isAfter(facts.environment.phase)
    const lack = total(facts.owners, 'withoutOwnClient')
    return {
      isDone: isOpen && lack === 0,
      missing: isOpen ? lacking(lack, 'has no client of its own', 'have no client of their own') : [],
      waitingFor: isOpen ? facts.environment.customer.name : OPERATIONS,
      progress: null,
      isOpen,
    }
  },
  restrict(facts) {
    const { environment, owners, ticked } = facts
    const isOpen = isAfter(environment.phase)
    const isSettled = ticked.has('restrict') || environment.phase === 'VERIFIED'
    const missing = [
      ...lacking(
        total(owners, 'unconfirmed'),
        'of a partner waits for its limits to be confirmed',
        'of partners wait for their limits to be confirmed',
      ),
      ...(isSettled ? [] : ['Nobody has confirmed that the limits are right']),
    ]
    return {
      isDone: isOpen && isSettled,
      missing: isOpen ? missing : [],
      waitingFor: isOpen ? environment.customer.name : OPERATIONS,
      progress: null,
      isOpen,
    }
  },
  verify(facts) {
    const { phase } = facts.environment
    const unverified = lacking(total(facts.owners, 'unverified'), 'is not verified', 'are not verified')
    return {
      isDone: phase === 'VERIFIED',
      missing: [
        ...(phase === 'SUPPORT' ? ['A problem is open'] : []),
        ...(isAfter(phase) ? unverified : []),
        ...(phase === 'MIGRATED' && unverified.length === 0 ? ['Nobody has closed the migration'] : []),
      ],
      waitingFor: isAfter(phase) ? (whoLacks(facts, 'unverified') ?? facts.environment.customer.name) : OPERATIONS,
      progress: isAfter(phase) ? share(facts, 'unverified', 'are verified') : null,
      isOpen: isAfter(phase),
    }
  },
}

export function stepFinding(key: WizardKey, facts: WizardFacts): StepFinding {
  const found = RULES[key](facts)
  return found.isDone ? { ...found, missing: [], waitingFor: null } : found
}
