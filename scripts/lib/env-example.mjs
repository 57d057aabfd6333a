/**
 * The text of `.env.example`: every variable with what it means and its default, all commented out.
 * @param {{ shape: Record<string, { description?: string, safeParse: (value: undefined) => { success: boolean, data?: unknown } }> }} schema
 * @returns {string}
 */
export function renderEnvExample(schema) {
  const blocks = Object.entries(schema.shape).map(([name, field]) => {
    const parsed = field.safeParse(undefined)
    const value = parsed.success && parsed.data !== undefined ? String(parsed.data) : ''
    if (!field.description) throw new Error(`${name} has no description in lib/base/env.ts`)
    return `# ${field.description}\n# ${name}=${value}\n`
  })
  const head = [
    '# Settings of Gatehouse. Copy this file to .env and take away the # before what you set.',
    '# Written by `node scripts/env-example.mjs` from lib/base/env.ts; a variable of the shell wins over .env.',
  ]
  return `${head.join('\n')}\n\n${blocks.join('\n')}`
}
