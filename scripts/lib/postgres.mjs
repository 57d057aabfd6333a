import { spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { capture, findProgram, freePort, isRoot } from './processes.mjs'

const START_TIMEOUT_MS = 30_000

/** The folder with `initdb` and `postgres`: on PATH, or where Debian puts the newest version; null when not installed. */
export function findPostgres() {
  const onPath = findProgram('initdb')
  if (onPath) return path.dirname(realpathSync(onPath))
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  return (
    versions.map((version) => path.join(debian, version, 'bin')).find((bin) => existsSync(path.join(bin, 'initdb'))) ??
    null
  )
}

/** PostgreSQL refuses to run as root, so a root shell runs it as Debian's `postgres` user. */
function serverUser() {
  if (!isRoot()) return {}
  return {
    uid: Number(capture('id', ['-u', 'postgres']).trim()),
    gid: Number(capture('id', ['-g', 'postgres']).trim()),
  }
}

/** The server writes this once it takes connections; its messages are English because it is started with LC_ALL=C.UTF-8. */
const isReady = (logFile) => readFileSync(logFile, 'utf8').includes('ready to accept connections')

/** Text in the order of a language, as on most real servers, so that a column that needs byte order must say so. */
function localeArguments(bin) {
  const major = Number(/ (\d+)/.exec(capture(path.join(bin, 'initdb'), ['--version']))?.[1])
  return major >= 15 ? ['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=en-US'] : ['--locale=C.UTF-8']
}

/**
 * Starts a PostgreSQL server of its own in a temporary folder, on a free loopback port, without passwords.
 * @returns `{ url, stop }`; `stop` ends the server by its process id and removes the folder
 */
export async function startPostgres(settings = {}) {
  const bin = findPostgres()
  if (!bin) throw new Error('No PostgreSQL server found. On Debian: apt-get install postgresql')
  const user = serverUser()
  const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-pg-'))
  chmodSync(folder, 0o700)
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid)
  const data = path.join(folder, 'data')
  const env = { ...process.env, LC_ALL: 'C.UTF-8' }
  const initdb = [
    '-D',
    data,
    '-U',
    'gatehouse',
    '--auth=trust',
    '--encoding=UTF8',
    ...localeArguments(bin),
    '--no-sync',
  ]
  capture(path.join(bin, 'initdb'), initdb, { ...user, env, cwd: folder })

  const port = await freePort()
  const options = { listen_addresses: '127.0.0.1', port, unix_socket_directories: folder, ...settings }
  const args = ['-D', data, ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const logFile = path.join(folder, 'server.log')
  const log = openSync(logFile, 'a')
  const server = spawn(path.join(bin, 'postgres'), args, { ...user, env, cwd: folder, stdio: ['ignore', log, log] })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  const killWithUs = () => {
    server.kill('SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', killWithUs)

  const stop = async () => {
    process.off('exit', killWithUs)
    // SIGINT is PostgreSQL's fast shutdown: clients are disconnected, nothing is lost.
    server.kill('SIGINT')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const deadline = Date.now() + START_TIMEOUT_MS
  while (!isReady(logFile)) {
    if (server.exitCode !== null || Date.now() > deadline) {
      const output = readFileSync(logFile, 'utf8')
      await stop()
      throw new Error(`The PostgreSQL server did not start:\n${output}`)
    }
    await delay(100)
  }
  return { url: `postgresql://gatehouse@127.0.0.1:${port}/postgres`, pid: server.pid, stop }
}
