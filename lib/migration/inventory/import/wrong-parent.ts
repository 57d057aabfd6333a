import { INVENTORY_KINDS, type InventoryKind, KIND_WORDS } from '@/lib/schemas/migration/inventory-kinds'
import type { InventoryStage, StagedRow } from '@/lib/store/migration/bulk-stage'
import type { Reference } from './keys'

/** Lines that may be followed upwards; an inventory has five levels. */
const MOST_STEPS = 20

/** Why a reference leads nowhere: to nothing, to a bad line, to something of another kind, or round in a circle. */
export function wrongReference(stage: InventoryStage, row: StagedRow, { kind, keys, column }: Reference): string {
  const { one } = KIND_WORDS[kind]
  for (const key of keys) {
    const bad = stage.find(kind, key)
    if (bad) return `names the ${one} of line ${bad.line.toLocaleString('en')}, which is wrong itself`
  }
  const text = textOf(row, column)
  const other = anyNamed(stage, text, kind)
  if (!other) return `names no ${one}, neither in this file nor in the inventory`
  const circle = circleFrom(stage, row)
  if (circle) return `makes a circle: ${circle.join(' → ')}`
  return `names a ${KIND_WORDS[other.kind].one} (line ${other.line.toLocaleString('en')}) where a ${one} is needed`
}

const textOf = (row: StagedRow, column: string): string => {
  const text = row.values[column]
  return typeof text === 'string' ? text : ''
}

function anyNamed(stage: InventoryStage, text: string, except: InventoryKind | null): StagedRow | null {
  const keys = [`c:${text}`, `c:${text.toLowerCase()}`, `n:${text.toLowerCase()}`]
  for (const kind of INVENTORY_KINDS) {
    if (kind === except) continue
    for (const key of keys) {
      const found = stage.find(kind, key)
      if (found) return found
    }
  }
  return null
}

/** What lines say of what they belong to, followed until it comes back to the first. */
function circleFrom(stage: InventoryStage, start: StagedRow): string[] | null {
  const path = [nameOf(start)]
  let at = start
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = anyNamed(stage, textOf(at, 'parent'), null)
    if (!next) return null
    path.push(nameOf(next))
    if (next.kind === start.kind && next.line === start.line) return path
    at = next
  }
  return null
}

const nameOf = ({ values, kind }: StagedRow) => `${KIND_WORDS[kind].one} ${values.code ?? values.name ?? ''}`
