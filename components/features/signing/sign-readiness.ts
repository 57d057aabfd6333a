import type { SigningOverview } from '@/lib/schemas/key-pair'

type Key = SigningOverview['keys'][number]

export interface Harm {
  sentence: string
  isDangerous: boolean
}

/** What happens to callers and tokens when a published key signs from now on. */
export function harmOfSigning(overview: SigningOverview, next: Key): Harm[] {
  const harms: Harm[] = []
  const { callers } = overview
  const missing = callers - next.fetchedBy
  if (callers === 0) {
    harms.push({ sentence: 'Nobody has fetched the key set in the last seven days.', isDangerous: false })
  } else if (missing > 0) {
    const who = missing === 1 ? 'One caller has' : `${count(missing)} callers have`
    const ofAll = `${who} not fetched the key set since this key is in it, of ${count(callers)} in the last seven days.`
    harms.push({ sentence: `${ofAll} They refuse new tokens until they fetch it.`, isDangerous: true })
  } else {
    harms.push({ sentence: `All ${count(callers)} callers of the last seven days know this key.`, isDangerous: false })
  }
  const current = overview.keys.find(({ state }) => state === 'SIGNING')
  if (!current) return harms
  if (current.pair.algorithm !== next.pair.algorithm) {
    const change = `Tokens are signed with ${next.pair.algorithm} instead of ${current.pair.algorithm}`
    harms.push({ sentence: `${change}: every caller must support it.`, isDangerous: true })
  }
  if (overview.rolloverHours === 0) {
    const lost = `${count(current.liveTokens)} live ${plural(current.liveTokens)} under ${current.pair.alias}`
    harms.push({ sentence: `The rollover is 0 hours: ${lost} are refused at once.`, isDangerous: true })
  } else if (current.tokensCutOff > 0) {
    const lost = `${count(current.tokensCutOff)} live ${plural(current.tokensCutOff)}`
    const when = `the rollover of ${count(overview.rolloverHours)} hours`
    harms.push({
      sentence: `${lost} under ${current.pair.alias} outlive ${when} and will be refused.`,
      isDangerous: true,
    })
  }
  return harms
}

const count = (value: number) => value.toLocaleString('en')
const plural = (value: number) => (value === 1 ? 'token' : 'tokens')
