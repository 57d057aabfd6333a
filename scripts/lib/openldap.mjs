import { spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { makeCertificates } from './openldap/certificates.mjs'
import { slapdConf } from './openldap/configuration.mjs'
import { findSlapd } from './openldap/program.mjs'
import { BASE_DN, BIND_DN, seedTree } from './openldap/tree.mjs'
import { capture, freePort, isRoot } from './processes.mjs'

const START_TIMEOUT_MS = 30_000

function serverUser() {
  if (!isRoot()) return {}
  return {
    uid: Number(capture('id', ['-u', 'openldap']).trim()),
    gid: Number(capture('id', ['-g', 'openldap']).trim()),
  }
}

function hand(user, folder) {
  if (user.uid === undefined) return
  for (const entry of ['.', ...readdirSync(folder, { recursive: true })]) {
    chownSync(path.join(folder, entry), user.uid, user.gid)
  }
}

/** Everything the server needs, in a folder of its own: program, configuration, certificates and a seeded database. */
async function prepare(folder, slapd, user) {
  const at = (name) => path.join(folder, name)
  // Where AppArmor is on, Debian confines the program by its path to Debian's own data folders; a copy is free of that.
  copyFileSync(slapd, at('slapd'))
  chmodSync(at('slapd'), 0o700)
  mkdirSync(at('data'), { mode: 0o700 })
  const [port, securePort, elsewherePort] = [await freePort(), await freePort(), await freePort()]
  await makeCertificates(folder)
  writeFileSync(at('slapd.conf'), slapdConf(folder))
  writeFileSync(at('tree.ldif'), seedTree({ port, elsewherePort }))
  hand(user, folder)
  capture(at('slapd'), ['-Ta', '-f', at('slapd.conf'), '-l', at('tree.ldif')], { ...user, cwd: folder })
  return { port, securePort, elsewherePort, at }
}

/**
 * Starts an OpenLDAP server of its own in a temporary folder, on free loopback ports, with its own certificate and a
 * seeded tree (`openldap/tree.mjs`).
 * @returns `{ env, pid, stop }`: what tests are told, and `stop`, which ends the server by its process id
 */
export async function startOpenldap() {
  const slapd = findSlapd()
  if (!slapd) throw new Error('No OpenLDAP server found. On Debian: apt-get install slapd')
  const user = serverUser()
  const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-ldap-'))
  chmodSync(folder, 0o700)
  const { port, securePort, elsewherePort, at } = await prepare(folder, slapd, user).catch((error) => {
    rmSync(folder, { recursive: true, force: true })
    throw error
  })
  const urls = [`ldap://127.0.0.1:${port}/`, `ldaps://127.0.0.1:${securePort}/`]
  const log = openSync(at('server.log'), 'a')
  // With a debug level it stays in the foreground, so that its process id is the one we started.
  const args = ['-f', at('slapd.conf'), '-h', urls.join(' '), '-d', 'none']
  const server = spawn(at('slapd'), args, { ...user, cwd: folder, stdio: ['ignore', log, log] })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  const killWithUs = () => {
    server.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', killWithUs)

  const stop = async () => {
    process.off('exit', killWithUs)
    server.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const deadline = Date.now() + START_TIMEOUT_MS
  while (!existsSync(at('slapd.pid'))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      const output = readFileSync(at('server.log'), 'utf8')
      await stop()
      throw new Error(`The OpenLDAP server did not start:\n${output}`)
    }
    await delay(50)
  }
  const env = {
    TEST_LDAP_URL: `ldap://localhost:${port}`,
    TEST_LDAPS_URL: `ldaps://localhost:${securePort}`,
    TEST_LDAP_CA_FILE: at('ca.pem'),
    TEST_LDAP_BASE_DN: BASE_DN,
    TEST_LDAP_BIND_DN: BIND_DN,
    // Where a referral of the tree points: nobody may ever knock there.
    TEST_LDAP_ELSEWHERE_PORT: String(elsewherePort),
  }
  return { env, pid: server.pid, stop }
}
