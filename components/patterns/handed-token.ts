/**
 * A token on its way from one page to the inspector, in the memory of the browser's page alone: no address and no
 * storage ever holds it, and a reload forgets it.
 */
let handed: string | null = null

export function handToken(token: string): void {
  handed = token
}

/** It is handed over once. */
export function takeHandedToken(): string | null {
  const token = handed
  handed = null
  return token
}
