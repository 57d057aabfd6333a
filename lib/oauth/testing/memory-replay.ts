import type { AssertionReplay } from '../ports'

/** Used assertions of one process, as the port has it. */
export class MemoryReplay implements AssertionReplay {
  readonly used = new Set<string>()

  async consume(domainId: string, issuer: string, tokenId: string): Promise<boolean> {
    const key = JSON.stringify([domainId, issuer, tokenId])
    if (this.used.has(key)) return false
    this.used.add(key)
    return true
  }
}
