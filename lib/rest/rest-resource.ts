import type { ServiceContext } from '@/lib/auth/context'
import type { EntityKind, Operation } from '@/lib/http/oam-text'

/** What every call to the administration surface shares. */
export type RestDeps = Omit<ServiceContext, 'actor' | 'correlationId' | 'address'>

export interface RestCall {
  ctx: ServiceContext
  query: ReadonlyMap<string, string>
  /** the entity of a create or modify; empty otherwise */
  body: Record<string, unknown>
}

export interface RestAnswer {
  /** goes into the success sentence; a list is answered without one */
  detail: string | string[]
  json: unknown
  headers?: Record<string, string>
}

/** One resource of the surface: a path below `oauthpolicyadmin` and what its four methods do. */
export interface RestResource {
  kind: EntityKind
  path: string
  operations: Record<Operation, (call: RestCall) => Promise<RestAnswer>>
}
