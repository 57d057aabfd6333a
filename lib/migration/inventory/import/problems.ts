import { INVENTORY_IMPORT_MAX_PROBLEMS, type InventoryProblem } from '@/lib/schemas/migration/inventory-import'

/** What is wrong with one column of a line. Words that take looking up are made only where somebody will read them. */
export interface FoundProblem extends Omit<InventoryProblem, 'rule'> {
  rule: string | (() => string)
}

/** What is wrong with a file: all of it counted, and as much of it told as somebody may want to read. */
export class Problems {
  readonly #told: InventoryProblem[] = []
  #bad = 0

  /** Everything that is wrong with one line, once a line. */
  add(problems: readonly FoundProblem[]): void {
    if (problems.length === 0) return
    this.#bad += 1
    if (this.#told.length >= INVENTORY_IMPORT_MAX_PROBLEMS) return
    this.#told.push(...problems.map(({ rule, ...at }) => ({ ...at, rule: typeof rule === 'string' ? rule : rule() })))
  }

  get bad(): number {
    return this.#bad
  }

  /** By line. */
  get told(): InventoryProblem[] {
    return this.#told.toSorted((a, b) => a.line - b.line).slice(0, INVENTORY_IMPORT_MAX_PROBLEMS)
  }
}
