import { routes } from '@/lib/base/routes'
import { SECRET_URGENT_DAYS, SECRET_WARNING_DAYS } from '@/lib/schemas/client-attention'
import { endingCertificates, failingNotices, repeatedProofs } from './attention-clients'
import type { AttentionFacts, AttentionItem } from './attention-facts'
import { plural } from './attention-words'

const DAY_MS = 86_400_000
const KEY_WARNING_DAYS = 60
/** Below so many refusals in a day nobody need be told; above, only when they are a tenth of all requests. */
const REFUSAL_FLOOR = 50
const REFUSAL_SHARE = 0.1

/** What deserves an administrator's attention, most urgent first. */
export function attentionItems(facts: AttentionFacts): AttentionItem[] {
  const items = [
    ...expiringKeys(facts),
    ...secretsStillUsed(facts),
    ...endingSecrets(facts),
    ...endingCertificates(facts),
    ...repeatedProofs(facts),
    ...failingNotices(facts),
    ...refusals(facts),
    ...policy(facts),
  ]
  return byUrgency(items)
}

const RANK = { bad: 0, attention: 1, info: 2 }

/** The most urgent first; among equals the order stays. */
export function byUrgency(items: readonly AttentionItem[]): AttentionItem[] {
  return [...items].sort((a, b) => RANK[a.tone] - RANK[b.tone])
}

function expiringKeys({ keyPairs, now }: AttentionFacts): AttentionItem[] {
  return keyPairs.flatMap(({ alias, notAfter, domainNames }) => {
    const days = Math.floor((notAfter.getTime() - now.getTime()) / DAY_MS)
    if (days >= KEY_WARNING_DAYS || domainNames.length === 0) return []
    const state = days < 0 ? 'has expired' : `expires in ${plural(days, 'day')}`
    return {
      id: `key:${alias}`,
      tone: days < 7 ? 'bad' : 'attention',
      sentence: `The certificate of key pair ${alias}, which signs for ${domainNames.join(', ')}, ${state}.`,
      action: { label: 'Look at key pairs', href: `${routes.keys()}?show=expiring` },
    }
  })
}

function secretsStillUsed({ retiringSecrets, now }: AttentionFacts): AttentionItem[] {
  return retiringSecrets.map(({ clientPk, clientName, hint, expiresAt }) => {
    const days = Math.max(0, Math.ceil((expiresAt.getTime() - now.getTime()) / DAY_MS))
    return {
      id: `secret:${clientPk}`,
      tone: days <= 3 ? 'bad' : 'attention',
      sentence: `${clientName} still uses its old secret ending in ${hint}, which stops working in ${plural(days, 'day')}.`,
      action: { label: 'Open credentials', href: routes.client(clientPk, 'credentials') },
    }
  })
}

function endingSecrets({ endingSecrets: { total, first }, now }: AttentionFacts): AttentionItem[] {
  const items = first.map(({ clientPk, clientName, hint, expiresAt }): AttentionItem => {
    const days = Math.ceil((expiresAt.getTime() - now.getTime()) / DAY_MS)
    const state =
      days > 0
        ? `stops working in ${plural(days, 'day')}`
        : `stopped working ${days === 0 ? 'today' : `${plural(-days, 'day')} ago`}`
    return {
      id: `ending:${clientPk}`,
      tone: days <= SECRET_URGENT_DAYS ? 'bad' : 'attention',
      sentence: `The secret of ${clientName}${hint ? ` ending in ${hint}` : ''} ${state}, and no other has been made.`,
      action: { label: 'Open credentials', href: routes.client(clientPk, 'credentials') },
    }
  })
  const others = total - first.length
  if (others <= 0) return items
  return [
    ...items,
    {
      id: 'ending',
      tone: 'attention',
      sentence: `${plural(others, 'further client secret')} ${others === 1 ? 'ends' : 'end'} within ${SECRET_WARNING_DAYS} days.`,
      action: { label: 'Show them', href: `${routes.clients()}?attention=SECRET_ENDING` },
    },
  ]
}

function refusals({ issued, refusedByRule }: AttentionFacts): AttentionItem[] {
  const refused = Object.values(refusedByRule).reduce((sum, count) => sum + count, 0)
  if (refused < REFUSAL_FLOOR || refused < (issued + refused) * REFUSAL_SHARE) return []
  const [rule, count] = Object.entries(refusedByRule).sort((a, b) => b[1] - a[1])[0] ?? ['', 0]
  return [
    {
      id: 'refusals',
      tone: 'attention',
      sentence: `${refused.toLocaleString('en')} token requests were refused in the last 24 hours, ${count.toLocaleString('en')} of them by ${rule}.`,
      action: { label: 'Look at clients', href: routes.clients() },
    },
  ]
}

function policy({ passwordClientCount, passwordEnds, laxPkceDomains, now }: AttentionFacts): AttentionItem[] {
  const items: AttentionItem[] = passwordEnds.map((end) => passwordEnd(end, now))
  if (passwordClientCount > 0) {
    items.push({
      id: 'password-grant',
      tone: 'attention',
      sentence: `${plural(passwordClientCount, 'client')} may use the password grant, which RFC 9700 §2.4 forbids.`,
      action: { label: 'Show them', href: `${routes.clients()}?grant=PASSWORD` },
    })
  }
  const [first] = laxPkceDomains
  if (first) {
    const others = laxPkceDomains.length - 1
    items.push({
      id: 'pkce',
      tone: 'info',
      sentence: `${first.name}${others > 0 ? ` and ${plural(others, 'other domain')} let` : ' lets'} public clients do without PKCE.`,
      action: { label: `Open ${first.name}`, href: routes.domain(first.id, 'pkce') },
    })
  }
  return items
}

function passwordEnd(end: AttentionFacts['passwordEnds'][number], now: Date): AttentionItem {
  const { id, name, endsAt, clientCount } = end
  const days = Math.max(0, Math.ceil((endsAt.getTime() - now.getTime()) / DAY_MS))
  const who = `${plural(clientCount, 'client')} of it may still send them`
  return {
    id: `password-end:${id}`,
    tone: days <= 7 ? 'bad' : 'attention',
    sentence: `${name} stops taking passwords in ${plural(days, 'day')}, on ${endsAt.toISOString().slice(0, 10)}; ${who}.`,
    action: { label: `Open ${name}`, href: routes.domain(id, 'tokens') },
  }
}
