import { afterEach, describe, expect, it } from 'vitest'
import { createMailer, type Mailer } from './send-mail'
import { type MailSink, smtpError, startMailSink } from './testing/mail-sink'

const open: { mailers: Mailer[]; sinks: MailSink[] } = { mailers: [], sinks: [] }
afterEach(async () => {
  for (const mailer of open.mailers.splice(0)) mailer.close()
  for (const sink of open.sinks.splice(0)) await sink.close()
})

async function mail(options: Parameters<typeof startMailSink>[0] = {}, from = 'Gatehouse <id@hotel.example>') {
  const sink = await startMailSink(options)
  const mailer = createMailer(sink.url, from)
  open.sinks.push(sink)
  open.mailers.push(mailer)
  return { sink, mailer }
}
const message = { to: 'ada@duetto.example', subject: 'Größe zählt', text: 'Guten Tag\n\n.\nEnde', messageId: 'n-1' }

describe('a message to a mail server', () => {
  it('arrives with its text, its sender and an id of its own', async () => {
    const { sink, mailer } = await mail()
    expect(await mailer.send(message)).toEqual({ outcome: 'sent' })
    const [taken] = sink.taken
    expect(taken).toMatchObject({ from: 'id@hotel.example', to: ['ada@duetto.example'] })
    expect(taken?.raw).toMatch(/^From: Gatehouse <id@hotel\.example>\r$/m)
    expect(taken?.raw).toMatch(/^Message-ID: <n-1@hotel\.example>\r$/m)
    expect(taken?.raw).toContain('Subject: =?UTF-8?')
    expect(taken?.raw).toContain('Auto-Submitted: auto-generated')
    expect(taken?.raw).toContain('Guten Tag')
  })

  it('bounces when the server refuses the recipient for good, and may be tried again when it does not', async () => {
    const answers = [smtpError(550, 'no such person here'), smtpError(451, 'greylisted, come again')]
    const { mailer } = await mail({ onRcptTo: (_address, _session, done) => done(answers.shift()) })
    expect(await mailer.send(message)).toEqual({
      outcome: 'bounced',
      reason: expect.stringContaining('no such person'),
    })
    expect(await mailer.send(message)).toEqual({ outcome: 'failed', reason: expect.stringContaining('greylisted') })
    expect(await mailer.send(message)).toEqual({ outcome: 'sent' })
  })

  it('may be tried again when the server is down or does not take our password, which no reason names', async () => {
    const { sink, mailer } = await mail()
    await sink.close()
    open.sinks.pop()
    expect(await mailer.send(message)).toEqual({
      outcome: 'failed',
      reason: expect.stringContaining('cannot be reached'),
    })
    const strict = await startMailSink({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(smtpError(535, 'not you')),
    })
    open.sinks.push(strict)
    const known = createMailer(strict.url.replace('//', '//gatehouse:hunter2hunter2@'), 'id@hotel.example')
    open.mailers.push(known)
    const refused = await known.send(message)
    expect(refused).toMatchObject({ outcome: 'failed' })
    expect(JSON.stringify(refused)).not.toContain('hunter2')
  })

  it('goes to one address, whatever stands in it', async () => {
    const { sink, mailer } = await mail()
    const outcome = await mailer.send({ ...message, to: 'ada@duetto.example,all@duetto.example' })
    expect(sink.taken.flatMap(({ to }) => to)).not.toContain('all@duetto.example')
    expect(outcome.outcome === 'sent' ? sink.taken[0]?.to.length : 1).toBe(1)
  })

  it('speaks no password in the clear to another machine', async () => {
    const passwords: string[] = []
    const asks = (host: string) =>
      startMailSink(
        {
          authOptional: false,
          allowInsecureAuth: true,
          onAuth({ username, password }, _session, done) {
            passwords.push(password ?? '')
            done(null, { user: username })
          },
        },
        host,
      )
    // Any address but the usual one of this machine counts as another.
    for (const host of ['127.0.0.2', '127.0.0.1']) {
      const sink = await asks(host)
      open.sinks.push(sink)
      const mailer = createMailer(sink.url.replace('//', '//gatehouse:hunter2hunter2@'), 'id@hotel.example')
      open.mailers.push(mailer)
      expect(await mailer.send(message)).toMatchObject({ outcome: host === '127.0.0.1' ? 'sent' : 'failed' })
      expect(passwords).toEqual(host === '127.0.0.1' ? ['hunter2hunter2'] : [])
    }
  })
})
