import type { ServiceContext } from '@/lib/auth/context'
import { isAppError } from '@/lib/base/app-error'
import { createAdministrator, resetPassword } from './administrators'
import { askNewPassword, askPassword } from './ask-password'
import { verifyAudit } from './audit-verify'
import { type Command, findCommand, helpText } from './command'
import { demoReport, fillWithDemoData } from './demo'
import { exportToFile } from './export'
import { importFromFile } from './import'
import { rotateMasterKey } from './master-key'
import { openSealedFile } from './open-sealed'
import { withContext } from './with-context'

/** A command that asks for a password first, and answers with a sentence. */
const withPassword =
  (work: (ctx: ServiceContext, username: string, password: string) => Promise<string>): Command['run'] =>
  async ([username = '']) => {
    const password = await askNewPassword()
    console.log(await withContext((ctx) => work(ctx, username, password)))
    return 0
  }

const verify: Command['run'] = async ([end]) => {
  const { intact, text } = await withContext((ctx) => verifyAudit(ctx, end))
  if (intact) console.log(text)
  else console.error(text)
  return intact ? 0 : 1
}

const commands: Command[] = [
  {
    words: ['admin', 'create', '<username>'],
    summary: 'Creates an administrator; the password is asked for, or read from standard input',
    run: withPassword(createAdministrator),
  },
  {
    words: ['admin', 'reset-password', '<username>'],
    summary: 'Sets a new password and ends the sessions of the account',
    run: withPassword(resetPassword),
  },
  { words: ['audit', 'verify'], summary: 'Checks that no entry of the audit log was altered or removed', run: verify },
  {
    words: ['audit', 'verify', '<end>'],
    summary: 'The same, and that the log still holds an end noted earlier',
    run: verify,
  },
  {
    words: ['open-sealed', '<file>'],
    summary: 'Opens a file sealed by a bulk rotation of secrets and prints what it holds; the passphrase is asked for',
    run: async ([file = '']) => {
      console.log(await openSealedFile(file, await askPassword('Passphrase: ')))
      return 0
    },
  },
  {
    words: ['export'],
    options: ['--domain <name>', '--out <file>', '--with-keys'],
    summary: 'Writes the configuration as JSON; secrets and private keys only with --with-keys, under a passphrase',
    run: (_, options) => exportToFile(options),
  },
  {
    words: ['import', '<file>'],
    options: ['--apply', '--without-keys'],
    summary: 'Shows what a file of export would change; with --apply changes it, all or nothing',
    run: ([file = ''], options) => importFromFile(file, options),
  },
  {
    words: ['master-key', 'rotate'],
    summary: 'Seals everything under a new master key; every server must be stopped',
    run: async () => {
      console.log(await rotateMasterKey({ askKey: () => askPassword('New master key (32 bytes, base64): ') }))
      return 0
    },
  },
  {
    words: ['demo'],
    summary: 'Fills an empty store with realistic sample data, a migration of hotels included',
    run: async () => {
      console.log(await withContext(async (ctx) => demoReport(await fillWithDemoData(ctx), ctx.publicUrl)))
      return 0
    },
  },
]

/** What a person did wrong, a sentence a line; a defect keeps its trace. */
function explain(error: unknown): string {
  if (!isAppError(error)) return error instanceof Error ? (error.stack ?? error.message) : String(error)
  const told = Object.entries(error.fieldErrors ?? {})
  // A rule that is a sentence of its own is told once.
  const rule = told[0]?.[1][0] ?? ''
  if (told.length === 1 && rule === error.message && /^[A-Z]/.test(rule)) return rule
  const fields = told.map(([field, rules]) => `  ${field} ${rules.join('; ')}`)
  return [error.message, ...fields].join('\n')
}

async function main(words: string[]): Promise<number> {
  if (words.length === 0 || words[0] === 'help' || words[0] === '--help') {
    console.log(helpText(commands))
    return 0
  }
  const found = findCommand(commands, words)
  if (!found) {
    console.error(`There is no such command.\n\n${helpText(commands)}`)
    return 2
  }
  try {
    return await found.command.run(found.args, found.options)
  } catch (error) {
    console.error(explain(error))
    return 1
  }
}

process.exitCode = await main(process.argv.slice(2))
