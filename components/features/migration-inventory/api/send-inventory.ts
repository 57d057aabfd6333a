import type { InventoryStep } from '@/lib/schemas/migration/inventory-import'

/** A refusal in the service's own words. */
export class InventoryRefused extends Error {}

const UNREACHABLE = 'The server could not be reached. Try again.'

/** Sends a file for a check, or with the proof of one for an import, and tells each step. */
export async function sendInventory(
  file: File,
  proof: string | null,
  onStep: (step: InventoryStep) => void,
): Promise<void> {
  const query = proof === null ? '' : `?proof=${encodeURIComponent(proof)}`
  const type = file.name.toLowerCase().endsWith('.json') ? 'application/json' : 'text/csv'
  const options = { method: 'POST', headers: { 'content-type': type }, body: file }
  const response = await fetch(`/api/migration/inventory/import${query}`, options).catch(() => {
    throw new InventoryRefused(UNREACHABLE)
  })
  if (!response.ok || !response.body) {
    const refusal: { message?: unknown } = await response.json().catch(() => ({}))
    throw new InventoryRefused(typeof refusal.message === 'string' ? refusal.message : UNREACHABLE)
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let pending = ''
  let last: InventoryStep | null = null
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const lines = (pending + piece.value).split('\n')
    pending = lines.pop() ?? ''
    for (const line of lines) {
      last = JSON.parse(line) as InventoryStep
      if (last.step === 'failed') throw new InventoryRefused(last.message)
      onStep(last)
    }
  }
  if (last?.step !== 'checked' && last?.step !== 'stored') {
    throw new InventoryRefused('The connection broke off. Check the file again to see what is stored.')
  }
}
