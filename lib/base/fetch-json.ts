/** Reads of the console's own pages. @throws Error with the server's plain sentence when the answer is no success */
export async function fetchJson<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, { ...init, headers: { accept: 'application/json', ...init?.headers } })
  if (response.ok) return (await response.json()) as T
  const body = (await response.json().catch(() => null)) as { message?: unknown } | null
  throw new Error(typeof body?.message === 'string' ? body.message : `The server answered ${response.status}`)
}
