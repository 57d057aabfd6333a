import { z } from 'zod'
import { clientAuthMethodSchema } from '@/lib/schemas/client-auth-method-schema'
import { customAttrsSchema } from '@/lib/schemas/custom-attrs-schema'
import { tokenSettingsSchema } from '@/lib/schemas/token-setting'
import { json, nullableJson } from './db'
import type { Domain } from './generated/sqlite/client'
import type { DomainRecord } from './policy-types'

const methodsSchema = z.array(clientAuthMethodSchema).nullable()

export function toDomainRecord(row: Domain): DomainRecord {
  const { nameLower: _, ...rest } = row
  return {
    ...rest,
    tokenSettings: tokenSettingsSchema.parse(row.tokenSettings),
    customAttrs: customAttrsSchema.parse(row.customAttrs),
    tokenEndpointAuthMethodsSupported: methodsSchema.parse(row.tokenEndpointAuthMethodsSupported),
  }
}

export function toDomainRow(domain: DomainRecord) {
  return {
    ...domain,
    nameLower: domain.name.toLowerCase(),
    tokenSettings: json(domain.tokenSettings),
    customAttrs: nullableJson(domain.customAttrs),
    tokenEndpointAuthMethodsSupported: nullableJson(domain.tokenEndpointAuthMethodsSupported),
  }
}
