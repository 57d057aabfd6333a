import { open, realpath, rename, rm, stat } from 'node:fs/promises'
import { AppError } from '@/lib/base/app-error'
import { exportConfiguration } from '@/lib/transfer/export-configuration'
import { asCommandLine } from './as-command-line'
import { askNewPassword } from './ask-password'
import type { GivenOptions } from './command'
import { withContext } from './with-context'

/** Writes the configuration to a file or, without one, to standard output. */
export async function exportToFile(options: GivenOptions): Promise<number> {
  const passphrase = options['with-keys'] ? { passphrase: await askNewPassword('Passphrase for the file: ') } : {}
  const text = await withContext((ctx) =>
    exportConfiguration(asCommandLine(ctx), { domains: options.domain ?? [], ...passphrase }),
  )
  const file = options.out?.at(-1)
  if (file === undefined) {
    await new Promise<void>((resolve, reject) => {
      process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
    })
  } else {
    await replaceFile(file, text)
    console.error(`Wrote ${file}.`)
  }
  return 0
}

/** Whole or not at all, and for its owner alone. @throws AppError when it cannot be written */
async function replaceFile(named: string, text: string): Promise<void> {
  const file = await realpath(named).catch(() => named)
  const found = await stat(file).catch(() => null)
  if (found && !found.isFile()) throw new AppError('conflict', `${named} is there and is no file`)
  const draft = `${file}.${process.pid}.tmp`
  try {
    const handle = await open(draft, 'wx', 0o600)
    await handle.writeFile(text).finally(() => handle.close())
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : ''
    throw new AppError('unavailable', `${named} cannot be written${code}`, { cause: error })
  }
}
