import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface Taken {
  from: string
  to: string[]
  /** as it came over the wire, headers included */
  raw: string
}

export interface MailSink {
  url: string
  taken: Taken[]
  close(): Promise<void>
}

/** A real mail server on loopback that keeps what it is given. */
export async function startMailSink(
  options: SMTPServerOptions = {},
  host = '127.0.0.1',
  onTaken: (message: Taken) => void = () => undefined,
): Promise<MailSink> {
  const taken: Taken[] = []
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom === false ? '' : mailFrom.address
        const message = { from, to: rcptTo.map(({ address }) => address), raw: Buffer.concat(parts).toString('utf8') }
        taken.push(message)
        onTaken(message)
        done()
      })
    },
    ...options,
  })
  // A client that goes away in the middle is part of what is tried here.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://${host}:${port}`,
    taken,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** What a mail server answers in place of taking something: 4xx for later, 5xx for good. */
export function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}
