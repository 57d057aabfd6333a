import type { DomainPkce } from '@/lib/schemas/pkce-rule'
import { pkceRule } from '@/lib/schemas/pkce-rule'
import type { PkceClientUse } from '@/lib/schemas/pkce-use'

/** What a domain asks of the clients that do not say themselves, and of every challenge. */
export interface PkcePolicy {
  rule: DomainPkce | null
  s256Only: boolean
}

/** Why requests like those a client sent lately are refused under a policy; null where none is. */
export function pkceRefusal(client: PkceClientUse, { rule, s256Only }: PkcePolicy): 'none' | 'plain' | null {
  const { demand } = pkceRule(client.usePKCE, client.clientType, rule)
  if (demand === 'required' && client.none > 0) return 'none'
  return s256Only && demand !== 'ignored' && client.plain > 0 ? 'plain' : null
}

export interface PkceChange {
  /** would be refused from now on, and were not before */
  refused: { client: PkceClientUse; because: 'none' | 'plain' }[]
  /** must send a challenge from now on, and did not come lately, so nobody knows whether they do */
  unproven: number
  /** send a challenge that would bind nothing any more */
  unprotected: PkceClientUse[]
}

/** What a change of policy does to the clients of a domain, by how they came lately. */
export function pkceChange(from: PkcePolicy, to: PkcePolicy, clients: readonly PkceClientUse[]): PkceChange {
  const change: PkceChange = { refused: [], unproven: 0, unprotected: [] }
  for (const client of clients) {
    const because = pkceRefusal(client, to)
    if (because && because !== pkceRefusal(client, from)) change.refused.push({ client, because })
    const before = pkceRule(client.usePKCE, client.clientType, from.rule).demand
    const after = pkceRule(client.usePKCE, client.clientType, to.rule).demand
    if (after === 'required' && before !== 'required' && client.lastAt === null) change.unproven += 1
    if (after === 'ignored' && before !== 'ignored' && client.s256 + client.plain > 0) change.unprotected.push(client)
  }
  return change
}
