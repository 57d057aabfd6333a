import { z } from 'zod'
import { line } from '../text'

/** No customer may have one of these as its Enterprise ID. */
export const RESERVED_ENTERPRISE_IDS: ReadonlySet<string> = new Set([
  'ORACLE',
  'SUPPORT',
  'HGBUSAAS',
  'OPERA',
  'OHIP',
  'HDP',
  'REGISTRY',
  'OC',
  'RNA',
  'OPI',
  'OCIM',
  'NOR1',
  'HGBU',
  'ORS',
  'CRO',
  'CHA',
  'CSP',
  'SFA',
])

const capitals = (most: number) =>
  z.string('must be text').regex(new RegExp(`^[A-Z0-9]{1,${most}}$`), `must be 1 to ${most} capital letters and digits`)

/** An Enterprise ID: unique over all customers, and none of the reserved ones. */
export const enterpriseIdSchema = capitals(8)
  .refine((code) => !RESERVED_ENTERPRISE_IDS.has(code), 'is reserved')
  .meta({ description: 'Enterprise ID', example: 'SOLARIS' })

export const chainCodeSchema = capitals(20).meta({ description: 'Code of a chain', example: 'SUNRISE' })
export const propertyCodeSchema = capitals(20).meta({ description: 'Code of a hotel', example: 'SAND01' })
export const environmentCodeSchema = capitals(20).meta({ description: 'What the chain calls it', example: 'UAT' })
export const cloudAccountNameSchema = capitals(40).meta({
  description: 'First part of the ids of the OCIM clients of a partner',
  example: 'DUETTO',
})

export const gatewayNameSchema = z
  .string('must be text')
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'must be lower-case letters, digits and hyphens, at most 63')

/** A host as clients address it, without scheme and port. @see RFC 1123 §2.1 */
export const gatewayHostSchema = z
  .string('must be text')
  .max(253, 'must have at most 253 characters')
  .regex(
    /^(?=.*[a-z])[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/,
    'must be a host name in lower case, without scheme and port',
  )

/** A network in CIDR notation: `203.0.113.0/24`, `2001:db8::/32`. */
export const networkSchema = z.union([z.cidrv4(), z.cidrv6()], 'must be a network like 203.0.113.0/24')

/** What a thing or an organisation is called. */
export const nameSchema = line(200)
  .transform((name) => name.trim())
  .refine((name) => name.length > 0, 'is required')
