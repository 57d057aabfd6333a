import { z } from 'zod'
import { tokenAttributesSchema } from '@/lib/schemas/token-attribute'
import { json } from './db'
import type { Resource, ResourceScope } from './generated/sqlite/client'
import type { ResourceRecord } from './policy-types'

const subjectsSchema = z.array(z.string())
export const withScopes = { scopes: { orderBy: { position: 'asc' } } } as const

export function toResourceRecord(row: Resource & { scopes: ResourceScope[] }): ResourceRecord {
  const { nameLower: _, ...rest } = row
  return {
    ...rest,
    scopes: row.scopes.map(({ name, description }) => ({ scopeName: name, description })),
    tokenAttributes: tokenAttributesSchema.parse(row.tokenAttributes),
    audienceSubjects: subjectsSchema.parse(row.audienceSubjects),
  }
}

export function toResourceRow({ scopes: _, ...resource }: ResourceRecord) {
  return {
    ...resource,
    nameLower: resource.name.toLowerCase(),
    tokenAttributes: json(resource.tokenAttributes),
    audienceSubjects: json(resource.audienceSubjects),
  }
}
