/**
 * The sentences of the administration surface, with the misspellings scripts have matched on for years
 * ("Sucessfully", "retrive"). Nothing here may be corrected.
 * @see docs/reference/administration-rest.md
 */
export const ENTITY = {
  domain: { entity: 'OAuthIdentityDomain', kind: 'IdentityDomain' },
  resource: { entity: 'OAuthResourceServer', kind: 'ResourceServer' },
  client: { entity: 'OAuthClient', kind: 'Client' },
  keyPair: { entity: 'KeyPair', kind: 'KeyPair' },
} as const
export type EntityKind = keyof typeof ENTITY
export type Operation = 'create' | 'modify' | 'delete' | 'retrieve'

const DONE: Record<Operation, string> = {
  create: 'created',
  modify: 'modified',
  delete: 'deleted',
  retrieve: 'retrieved',
}
const TO_DO: Record<Operation, string> = { create: 'create', modify: 'modify', delete: 'delete', retrieve: 'retrive' }

export function successText(operation: Operation, kind: EntityKind, detail: string): string {
  return `Sucessfully ${DONE[operation]} entity - ${ENTITY[kind].entity}, detail - ${detail}`
}

/** `name` is what the caller asked for, which may be anything: it is cut and cleaned so that it stays one line. */
export function failureText(operation: Operation, kind: EntityKind, name: string): string {
  return `Failed to ${TO_DO[operation]} OAuth entity "${ENTITY[kind].kind}" - name "${oneLine(name)}"`
}

export function oneLine(text: string): string {
  return text
    .slice(0, 256)
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ')
}
