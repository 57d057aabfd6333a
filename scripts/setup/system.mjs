import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { findSlapd } from '../lib/openldap/program.mjs'
import { findPostgres } from '../lib/postgres.mjs'
import { capture, findProgram, isRoot, run } from '../lib/processes.mjs'
import { SetupError, step } from './say.mjs'

/** Installs Debian packages when this shell may; otherwise says what to install. */
export async function installDebianPackages(names, why) {
  const command = `apt-get install -y ${names.join(' ')}`
  if (!findProgram('apt-get') || !isRoot()) {
    throw new SetupError(
      `Missing on this machine: ${names.join(', ')}. ${why}\nInstall it and run the command again; on Debian: sudo ${command}`,
    )
  }
  await step(`Installing ${names.join(', ')} with apt-get. ${why}`, async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] }
    await run('apt-get', ['update', '-q'], quiet)
    const code = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], quiet)
    if (code !== 0) throw new SetupError(`apt-get could not install ${names.join(', ')}. Try it by hand: ${command}`)
  })
}

const chromiumPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The browser of the end-to-end tests: CHROMIUM_PATH, or where Debian and Google put it; null when not installed. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named && !existsSync(named)) throw new SetupError(`CHROMIUM_PATH names ${named}, which does not exist.`)
  return named || (chromiumPlaces.find((file) => existsSync(file)) ?? null)
}

export async function installChromium() {
  await installDebianPackages(['chromium'], 'The end-to-end tests drive it.')
  if (!findChromium())
    throw new SetupError('chromium was installed but is not where it is expected. Set CHROMIUM_PATH.')
}

export async function installPostgres() {
  if (findPostgres()) return
  await installDebianPackages(['postgresql'], 'The store is tested on a real PostgreSQL server as well as on SQLite.')
  if (!findPostgres())
    throw new SetupError('postgresql was installed but initdb is not where it is expected. Put it on PATH.')
}

const SERVICE_POLICY = '/usr/sbin/policy-rc.d'

/** Debian gives a new daemon a configuration and starts it; we want the program and nothing that runs. */
async function withoutStartingServices(action) {
  const mayWrite = !existsSync(SERVICE_POLICY) && isRoot()
  if (mayWrite) writeFileSync(SERVICE_POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    return await action()
  } finally {
    if (mayWrite) rmSync(SERVICE_POLICY)
  }
}

export async function installOpenldap() {
  if (findSlapd()) return
  if (isRoot() && findProgram('debconf-set-selections')) {
    capture('debconf-set-selections', [], { input: 'slapd slapd/no_configuration boolean true\n' })
  }
  await withoutStartingServices(() =>
    installDebianPackages(['slapd'], 'Identity stores are tested on a real OpenLDAP server of our own.'),
  )
  if (!findSlapd()) throw new SetupError('slapd was installed but is not where it is expected. Put it on PATH.')
}
