import type { z } from 'zod'
import { envSchema } from '@/lib/base/env'
import { table } from './schema-words'

/** docs/reference/environment.md */
export function environmentPage(notice: string): string {
  const rows = Object.entries(envSchema.shape).map(([name, field]) => [
    `\`${name}\``,
    defaultOf(field),
    (field.description ?? '').replaceAll('<', '&lt;'),
  ])
  return `# Environment variables

${notice}

They are read once, at start. An unknown \`GATEHOUSE_*\` name or a bad value stops the start with a message that names it.
An empty value counts as not set.

${table(['Variable', 'Default', 'Meaning'], rows)}
`
}

function defaultOf(field: z.ZodType): string {
  const parsed = field.safeParse(undefined)
  if (!parsed.success || parsed.data === undefined) return '–'
  const text = String(parsed.data)
  return text === '' ? 'none' : `\`${text}\``
}
