import 'server-only'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { type Env, type EnvName, env, envOrigins } from '@/lib/base/env'

/** One server-wide switch, as it is in force. */
export interface ServerSettingView {
  name: EnvName
  description: string
  /** null when it is off or not set; a secret is never shown, only that it is set */
  value: string | null
  origin: 'environment' | 'default'
  isSecret: boolean
}

const SECRETS: readonly EnvName[] = ['GATEHOUSE_MASTER_KEY', 'GATEHOUSE_ADMIN_PASSWORD', 'GATEHOUSE_METRICS_TOKEN']

/** Every environment setting with its effective value and where that comes from. Secrets are named, never told. */
export function listServerSettings(ctx: ServiceContext): ServerSettingView[] {
  authorize(ctx.actor, 'settings:read')
  return serverSettings(env(), envOrigins())
}

export function serverSettings(values: Env, origins: ReturnType<typeof envOrigins>): ServerSettingView[] {
  return origins.map(({ name, description, isSet }) => {
    const isSecret = SECRETS.includes(name)
    return {
      name,
      description,
      value: isSecret ? null : display(name, values[name]),
      origin: isSet ? 'environment' : 'default',
      isSecret,
    }
  })
}

function display(name: EnvName, value: unknown): string | null {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return null
  const text = Array.isArray(value) ? value.join(', ') : String(value)
  return name === 'DATABASE_URL' ? withoutPassword(text) : text
}

/** A database URL may carry a password; the settings page shows where the database is, not how to get in. */
export function withoutPassword(url: string): string {
  if (!URL.canParse(url) || url.startsWith('file:')) return url
  const parsed = new URL(url)
  if (parsed.password) parsed.password = '***'
  for (const name of ['password', 'sslpassword']) {
    if (parsed.searchParams.has(name)) parsed.searchParams.set(name, '***')
  }
  return parsed.toString()
}
