import type { ImportCheck, ImportMapping, ImportProgress } from '@/lib/schemas/user-import'

interface ImportRequest {
  storeId: string
  mapping: ImportMapping
  file: File
}

/** A refusal in the service's own words. */
export class ImportRefused extends Error {}

const UNREACHABLE = 'The server could not be reached. Try again.'

/** What an import would do; nothing is stored. */
export async function sendForCheck(request: ImportRequest): Promise<ImportCheck> {
  return (await send(request)).json()
}

/** Imports what was checked, and tells how far it is. */
export async function sendForImport(
  request: ImportRequest,
  proof: string,
  onProgress: (progress: ImportProgress) => void,
): Promise<void> {
  const reader = (await send(request, proof)).body?.pipeThrough(new TextDecoderStream()).getReader()
  let pending = ''
  let isDone = false
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
    const lines = (pending + piece.value).split('\n')
    pending = lines.pop() ?? ''
    for (const line of lines) {
      const progress = JSON.parse(line) as ImportProgress
      isDone = progress.problems !== undefined
      onProgress(progress)
    }
  }
  if (!isDone) throw new ImportRefused('The import stopped half way. The audit log tells which batches are stored.')
}

async function send({ storeId, mapping, file }: ImportRequest, proof?: string): Promise<Response> {
  const query = new URLSearchParams({ store: storeId, mapping: JSON.stringify(mapping), ...(proof ? { proof } : {}) })
  const options = { method: 'POST', headers: { 'content-type': 'text/csv' }, body: file }
  const response = await fetch(`/api/users/import?${query}`, options).catch(() => {
    throw new ImportRefused(UNREACHABLE)
  })
  if (response.ok) return response
  const refusal: { message?: unknown } = await response.json().catch(() => ({}))
  throw new ImportRefused(typeof refusal.message === 'string' ? refusal.message : UNREACHABLE)
}
