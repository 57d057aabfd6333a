import type { ServiceContext } from '@/lib/auth/context'

/** An alias that no pair has: the domain and the day, with a number when the day has seen one already. */
export async function freeAlias(
  { store, clock }: Pick<ServiceContext, 'store' | 'clock'>,
  domainName: string,
): Promise<string> {
  const plain = `${domainName.slice(0, 200)}-${clock.now().toISOString().slice(0, 10)}`
  for (let number = 1; ; number++) {
    const alias = number === 1 ? plain : `${plain}-${number}`
    if (!(await store.keyPairs.byAlias(alias))) return alias
  }
}
