import { chance, demoId } from './chance'
import { INTERNAL } from './names'
import { stageOf } from './timing'
import type { DemoEnvironment, DemoIntegration, DemoPartner, DemoWorld } from './types'

const INTERNAL_OF_EACH = 4
/** of every two environments: 24 and a half integrations, 500 in all */
const PARTNERS_OF_EACH = [8, 9] as const

/** Who calls what: four internal integrations and eight or nine of partners in each environment. */
export function demoIntegrations({ environments, partners }: DemoWorld): DemoIntegration[] {
  let number = 0
  return environments.flatMap((environment, at) => {
    const luck = chance(`integrations ${environment.label}`)
    const isReissued = new Map<string, boolean>()
    const reissued = (owner: string) => {
      const known = isReissued.get(owner) ?? luck.percent(78)
      isReissued.set(owner, known)
      return known
    }
    const internal = luck.some(INTERNAL, INTERNAL_OF_EACH).map((name) => ({
      name,
      partner: null,
      applicationId: environment.customer.applications.get(name) ?? null,
    }))
    // One after the other, so that every partner has work; those of one chain are the same in all its environments.
    const start = (environments.findIndex((each) => each.chain.id === environment.chain.id) * 7) % partners.length
    const wanted = PARTNERS_OF_EACH[at % 2] ?? 8
    const external = Array.from({ length: wanted }, (_, offset) => {
      const partner = partners[(start + offset * 3 + (offset > 5 ? at : 0)) % partners.length] as DemoPartner
      return { partner, build: partner.builds[0] }
    })
    const seen = new Set<string>()
    const theirs = external.flatMap(({ partner }) => {
      const build = partner.builds.find((each) => !seen.has(each.name))
      if (!build) return []
      seen.add(build.name)
      return [{ name: build.name, partner, applicationId: build.applicationId }]
    })
    return [...internal, ...theirs].map((each): DemoIntegration => {
      number += 1
      const stage = stageOf(environment.phase, reissued(each.partner?.id ?? ''), luck)
      const users = each.partner !== null && luck.percent(20) ? luck.whole(2, 3) : 1
      return {
        ...each,
        id: demoId('integration', environment.label, each.name),
        environment,
        // Now and then nobody wrote down which application it is.
        applicationId: luck.percent(3) ? null : each.applicationId,
        stage,
        usernames: Array.from({ length: users }, (_, user) => usernameOf(each.name, number, user)),
        ocimClientId: ocimClientId(environment, each.partner, stage),
        volume: Math.round(20 * 1.9 ** (luck.next() * 6)),
      }
    })
  })
}

function usernameOf(name: string, number: number, user: number): string {
  const word = name.toUpperCase().replace(/[^A-Z]+/g, '_')
  return `${word}_${number}${user === 0 ? '' : `_${user + 1}`}`
}

const NOT_REISSUED = ['IDLE', 'ACKNOWLEDGED', 'BROKEN']

function ocimClientId(
  { chain, code, enterpriseCode }: DemoEnvironment,
  partner: DemoPartner | null,
  stage: string,
): string | null {
  if (NOT_REISSUED.includes(stage)) return null
  return partner
    ? `${partner.account}${chain.code}${code}-${enterpriseCode}-Client`
    : `${chain.code}${code}${enterpriseCode}Client`
}
