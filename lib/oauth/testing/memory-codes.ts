import type { AuthorizationCode, AuthorizationCodes, FamilyStart } from '../ports/authorization-codes'
import type { Standing } from '../ports/token-states'

/** What the codes ask of the other stores in memory. */
interface Neighbours {
  standingOf(code: AuthorizationCode): Standing
  begin(start: FamilyStart): void
}

/** Authorization codes in a map. Nothing waits, so every operation is atomic. */
export class MemoryCodes implements AuthorizationCodes {
  readonly codes = new Map<string, { code: AuthorizationCode; consumedAt: Date | null }>()
  /** what came back after its use, in order */
  readonly replays: AuthorizationCode[] = []
  /** what a replay ends, for a test to connect */
  whenReplayed: (code: AuthorizationCode) => void = () => {}
  readonly #neighbours: Neighbours

  constructor(neighbours: Neighbours) {
    this.#neighbours = neighbours
  }

  async add(hash: string, code: AuthorizationCode) {
    this.codes.set(hash, { code, consumedAt: null })
  }

  async find(hash: string) {
    const row = this.codes.get(hash)
    return row ? { ...row, standing: this.#neighbours.standingOf(row.code) } : null
  }

  async consume(hash: string, at: Date, begins: FamilyStart | null) {
    const row = this.codes.get(hash)
    if (!row || row.consumedAt) return false
    row.consumedAt = at
    if (begins) this.#neighbours.begin(begins)
    return true
  }

  async revokeForReplay(code: AuthorizationCode) {
    this.replays.push(code)
    this.whenReplayed(code)
  }
}
