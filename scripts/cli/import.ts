import { readFile, stat } from 'node:fs/promises'
import { AppError } from '@/lib/base/app-error'
import { TRANSFER_MAX_BYTES } from '@/lib/transfer/document'
import { importConfiguration } from '@/lib/transfer/import-configuration'
import { isSealed } from '@/lib/transfer/read-document'
import { asCommandLine } from './as-command-line'
import { askPassword } from './ask-password'
import type { GivenOptions } from './command'
import { importReport } from './import-report'
import { withContext } from './with-context'

/** @returns the exit code: 1 when something was refused */
export async function importFromFile(file: string, options: GivenOptions): Promise<number> {
  const text = await textOf(file)
  const isOpened = !options['without-keys'] && isSealed(text)
  const passphrase = isOpened ? await askPassword('Passphrase of the file: ') : null
  const apply = options.apply !== undefined
  const report = await withContext((ctx) => importConfiguration(asCommandLine(ctx), text, { passphrase, apply }))
  const isRefused = report.lines.some((line) => line.outcome === 'refused')
  const told = importReport(report, apply)
  if (isRefused) console.error(told)
  else console.log(told)
  return isRefused ? 1 : 0
}

async function textOf(file: string): Promise<string> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) throw new AppError('not_found', `There is no file ${file}`)
  if (found.size > TRANSFER_MAX_BYTES) {
    const most = TRANSFER_MAX_BYTES / 1024 / 1024
    throw new AppError('too_large', `${file} has more than ${most} MB, the most that is read. Nothing was changed.`)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file))
  } catch {
    throw new AppError('validation_failed', `${file} is not text in UTF-8. Nothing was changed.`)
  }
}
