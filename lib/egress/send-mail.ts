import { createTransport } from 'nodemailer'

export interface MailMessage {
  to: string
  subject: string
  text: string
  messageId: string
}

/** `bounced`: refused for good (5xx); `failed`: may be taken later. Reasons name no password of the mail server. */
export type SendOutcome = { outcome: 'sent' } | { outcome: 'bounced' | 'failed'; reason: string }

export interface Mailer {
  send(message: MailMessage): Promise<SendOutcome>
  close(): void
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** for the connection, the greeting and each answer; an attempt as a whole ends before another node takes it over */
const TIMEOUT_MS = 20_000
const LONGEST_REASON = 300
const POOL = {
  pool: true,
  maxConnections: 2,
  connectionTimeout: TIMEOUT_MS,
  greetingTimeout: TIMEOUT_MS,
  socketTimeout: TIMEOUT_MS,
} as const

/**
 * Hands messages to one mail server over few connections that are kept. TLS is used where the server offers it, and its
 * certificate is checked; `smtps:` speaks TLS from the first byte.
 * @param url `smtp://user:password@host:587`
 * @see RFC 5321 §4.2.1 for what a reply code says of trying again
 */
export function createMailer(url: string, from: string): Mailer {
  const transport = createTransport(
    { ...serverOf(url), ...POOL },
    { from, disableFileAccess: true, disableUrlAccess: true },
  )
  const domain = from.slice(from.lastIndexOf('@') + 1).replace(/[>\s]/g, '') || 'localhost'
  return {
    async send({ to, subject, text, messageId }) {
      try {
        // An address given as an object is one address, whatever commas or brackets stand in it.
        await transport.sendMail({
          to: { name: '', address: to },
          subject,
          text,
          messageId: `<${messageId}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        return { outcome: 'sent' }
      } catch (error) {
        return refusal(error)
      }
    },
    close: () => transport.close(),
  }
}

/** A password is spoken over TLS only, unless the mail server is on this very machine. */
function serverOf(url: string) {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const auth = username === '' ? undefined : { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    auth,
    requireTLS: auth !== undefined && !secure && !LOOPBACK.includes(hostname),
  }
}

function refusal(error: unknown): SendOutcome {
  const { responseCode, response, code, command } = error as {
    responseCode?: number
    response?: string
    code?: string
    command?: string
  }
  // A refused password, missing TLS or a refused sender are ours to mend and say nothing of the recipient.
  const isForGood = responseCode !== undefined && responseCode >= 500 && /^(RCPT|DATA)/.test(command ?? '')
  const said = response ?? (code ? `the mail server cannot be reached (${code})` : 'the mail server cannot be reached')
  const reason = said.replace(/\s+/g, ' ').slice(0, LONGEST_REASON)
  return { outcome: isForGood ? 'bounced' : 'failed', reason }
}
