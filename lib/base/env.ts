import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'

/**
 * Every environment variable the product reads, parsed once. An unknown GATEHOUSE_* name or a bad value stops the start
 * with a message that names it. `.env.example` is checked against this table by a test.
 */
const flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1')
const port = z.coerce.number().int().min(0).max(65535)

export const envSchema = z.object({
  PORT: port.default(3000).describe('Port of the HTTP listener'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Address the listener binds to'),
  DATABASE_URL: z
    .string()
    .regex(/^(file:|postgres(ql)?:\/\/)/, 'must start with file: or postgresql://')
    .optional()
    .describe('SQLite file or PostgreSQL database; the default is <data dir>/gatehouse.db'),
  GATEHOUSE_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional()
    .describe('Scheme, host and port that clients see; base of issuer and links'),
  GATEHOUSE_DATA_DIR: z.string().min(1).default('./data').describe('Directory of the SQLite file and the master key'),
  GATEHOUSE_MASTER_KEY: z
    .string()
    .refine((value) => Buffer.from(value, 'base64').length === 32, 'must be 32 bytes, base64')
    .optional()
    .describe('Seals private keys; made at first start in <data dir>/master.key when absent'),
  GATEHOUSE_ADMIN_USERNAME: z.string().min(1).optional().describe('First administrator, used when there is none yet'),
  GATEHOUSE_ADMIN_PASSWORD: z.string().min(1).optional().describe('Password of the first administrator'),
  GATEHOUSE_TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((item) => item.trim())
        .filter(Boolean),
    )
    .describe('Comma-separated addresses whose X-Forwarded-* headers are believed'),
  GATEHOUSE_REMOTE_USER: flag
    .default(false)
    .describe(
      'Trusted proxies name the person they signed in by OAM_REMOTE_USER at /oauth2/rest/consent; only where they remove that header from what comes in',
    ),
  GATEHOUSE_EGRESS_NETWORKS: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((item) => item.trim())
        .filter(Boolean),
    )
    .refine((list) => list.every(isNetwork), 'must be networks like 10.0.0.0/8, separated by commas')
    .describe('Comma-separated networks beside public addresses that clients may be called in, for logout notices'),
  GATEHOUSE_LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('Least severe log line that is written'),
  GATEHOUSE_SESSION_IDLE_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .default(30)
    .describe('Console session ends after so many minutes without a request'),
  GATEHOUSE_SESSION_ABSOLUTE_HOURS: z.coerce
    .number()
    .int()
    .min(1)
    .default(12)
    .describe('Console session ends so many hours after sign-in, whatever happens'),
  GATEHOUSE_METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('Bearer token /metrics asks for; without it only loopback callers are answered'),
  GATEHOUSE_SMTP_URL: z
    .url({ protocol: /^smtps?$/, hostname: /.+/, error: 'must be like smtp://user:password@host:587 or smtps://host' })
    .optional()
    .describe('Mail server for notices of the migration; without it they are read in the portal only'),
  GATEHOUSE_MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/, 'must be an address, or a name and an address in angle brackets')
    .optional()
    .describe('Sender of notices; without it gatehouse at the host of the public URL'),
  GATEHOUSE_CONSENT_EXPIRY_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe('consentExpiryTimeInMinutes for the whole server, above every domain: how long a consent is kept'),
  GATEHOUSE_REFRESH_ROTATION: flag
    .default(false)
    .describe(
      'GrantTypeRefreshTokenEnabled: a refresh also returns a new refresh token; OAuthConfig and a domain come first',
    ),
  GATEHOUSE_REFRESH_AUTO_REVOKE: flag
    .default(false)
    .describe('oauth.auto.revoke.enabled: a refresh token ends with its use; OAuthConfig and a domain come first'),
  GATEHOUSE_REFRESH_GRACE_SECONDS: z.coerce
    .number()
    .int()
    .min(0)
    .max(300)
    .default(10)
    .describe('A used refresh token is still answered for so many seconds, for callers that sent it twice at once'),
})

/** An address with the length of its prefix. */
function isNetwork(text: string): boolean {
  const [address = '', prefix = '', ...more] = text.split('/')
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return more.length === 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= longest
}

export type RawEnv = z.output<typeof envSchema>
export interface Env extends Omit<RawEnv, 'GATEHOUSE_PUBLIC_URL' | 'DATABASE_URL' | 'GATEHOUSE_DATA_DIR'> {
  GATEHOUSE_PUBLIC_URL: string
  DATABASE_URL: string
  /** absolute */
  GATEHOUSE_DATA_DIR: string
  dialect: 'sqlite' | 'postgresql'
}

/** @throws Error that names every wrong variable, one a line */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const problems: string[] = []
  for (const name of Object.keys(source)) {
    if (name.startsWith('GATEHOUSE_') && !(name in envSchema.shape)) problems.push(`${name} is not a known setting`)
  }
  // An empty value in a .env file means "not set".
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = envSchema.safeParse(given)
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems.push(`${issue.path.join('.')} ${issue.message}`)
  }
  if (given.GATEHOUSE_ADMIN_PASSWORD && !given.GATEHOUSE_ADMIN_USERNAME) {
    problems.push('GATEHOUSE_ADMIN_PASSWORD needs GATEHOUSE_ADMIN_USERNAME')
  }
  if (parsed.data?.GATEHOUSE_REMOTE_USER && parsed.data.GATEHOUSE_TRUSTED_PROXIES.length === 0) {
    problems.push('GATEHOUSE_REMOTE_USER needs GATEHOUSE_TRUSTED_PROXIES')
  }
  if (problems.length > 0 || !parsed.success) throw new Error(`Wrong environment:\n  ${problems.join('\n  ')}`)
  const raw = parsed.data
  const dataDir = resolve(raw.GATEHOUSE_DATA_DIR)
  const url = raw.DATABASE_URL ?? `file:${dataDir}/gatehouse.db`
  return {
    ...raw,
    GATEHOUSE_DATA_DIR: dataDir,
    DATABASE_URL: url,
    GATEHOUSE_PUBLIC_URL: raw.GATEHOUSE_PUBLIC_URL ?? `http://localhost:${raw.PORT}`,
    dialect: url.startsWith('file:') ? 'sqlite' : 'postgresql',
  }
}

/** What the environment says about the switches that OAuthConfig may set. */
export function serverDefaults(values: Env) {
  return {
    refreshRotation: values.GATEHOUSE_REFRESH_ROTATION,
    refreshAutoRevoke: values.GATEHOUSE_REFRESH_AUTO_REVOKE,
    refreshGraceSeconds: values.GATEHOUSE_REFRESH_GRACE_SECONDS,
    consentExpiryMinutes: values.GATEHOUSE_CONSENT_EXPIRY_MINUTES ?? null,
  }
}

/** The mail server for notices, with their sender; null where none is set up. */
export function smtpOf(values: Env): { url: string; from: string } | null {
  const { GATEHOUSE_SMTP_URL: url, GATEHOUSE_MAIL_FROM: from, GATEHOUSE_PUBLIC_URL: publicUrl } = values
  return url === undefined ? null : { url, from: from ?? `gatehouse@${new URL(publicUrl).hostname}` }
}

export type EnvName = keyof typeof envSchema.shape

/** Every variable with what it does and whether the environment sets it, for the settings page and the reference. */
export function envOrigins(source: Record<string, string | undefined> = process.env): {
  name: EnvName
  description: string
  isSet: boolean
}[] {
  return (Object.keys(envSchema.shape) as EnvName[]).map((name) => ({
    name,
    description: envSchema.shape[name].description ?? '',
    isSet: Boolean(source[name]),
  }))
}

let cached: Env | undefined

/** The environment of this process, parsed on first use. */
export function env(): Env {
  cached ??= parseEnv(process.env)
  return cached
}

/** Whether this process was started for development (`npm run dev`). */
export function isDevelopment(): boolean {
  return process.env.NODE_ENV === 'development'
}

/** Whether this process serves or administers a real installation (`npm start`, `npx gatehouse`). */
export function isProduction(): boolean {
  return process.env.NODE_ENV === 'production'
}
