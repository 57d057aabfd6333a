/**
 * Secrets shown in this visit, in the memory of this page alone: so that "Try it" right after a rotation needs no
 * pasting. Never stored, never sent anywhere but to the token endpoint; gone with a reload.
 */
const shown = new Map<string, string>()

export function rememberSecret(pk: string, secret: string): void {
  shown.set(pk, secret)
}

export function rememberedSecret(pk: string): string {
  return shown.get(pk) ?? ''
}

export function forgetSecret(pk: string): void {
  shown.delete(pk)
}
