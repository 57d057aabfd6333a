import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { AppError } from '@/lib/base/app-error'

/** Asks on the terminal without showing what is typed; reads the first line of standard input where there is none. */
export async function askPassword(prompt: string): Promise<string> {
  const interactive = process.stdin.isTTY === true
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: process.stdin, output: silent, terminal: interactive })
  try {
    if (interactive) process.stderr.write(prompt)
    for await (const line of reader) return line
    return ''
  } finally {
    reader.close()
    if (interactive) process.stderr.write('\n')
  }
}

/** Asks twice on a terminal, because what is typed cannot be seen. */
export async function askNewPassword(prompt = 'Password: '): Promise<string> {
  const password = await askPassword(prompt)
  if (process.stdin.isTTY && (await askPassword('Once more: ')) !== password) {
    throw new AppError('validation_failed', 'What was typed twice differs. Nothing was changed.')
  }
  return password
}
