import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root, stateDir } from '../lib/paths.mjs'
import { findProgram, run } from '../lib/processes.mjs'
import { SetupError, step } from './say.mjs'
import { installDebianPackages } from './system.mjs'

const MINIMUM = [20, 19]

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])) return
  throw new SetupError(
    `Gatehouse needs Node ${MINIMUM.join('.')} or newer; this is ${process.versions.node}. Install a newer Node and run the command again.`,
  )
}

const readJson = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8'))

/** True when every package of the lock file is installed in its version; npm keeps its own list of what it installed. */
function packagesMatchLock() {
  if (!existsSync(path.join(root, 'node_modules/.package-lock.json'))) return false
  const installed = readJson('node_modules/.package-lock.json').packages
  return Object.entries(readJson('package-lock.json').packages).every(
    ([name, wanted]) =>
      name === '' || wanted.optional || wanted.devOptional || installed[name]?.version === wanted.version,
  )
}

const nativeModule = path.join(root, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node')
const abiFile = path.join(stateDir, 'native-abi')

/** The SQLite driver is compiled for one Node ABI; another Node cannot load it. */
function nativeModuleFits() {
  if (!existsSync(nativeModule)) return false
  if (!existsSync(abiFile)) return true
  return readFileSync(abiFile, 'utf8') === process.versions.modules
}

function rememberAbi() {
  mkdirSync(stateDir, { recursive: true })
  writeFileSync(abiFile, process.versions.modules)
}

/**
 * Node's own headers lie beside the running program; naming them lets the SQLite driver be compiled without a download.
 */
function compileEnvironment() {
  const prefix = path.dirname(path.dirname(realpathSync(process.execPath)))
  const hasHeaders = existsSync(path.join(prefix, 'include/node/node.h'))
  return {
    ...process.env,
    ...(hasHeaders && !process.env.npm_config_nodedir ? { npm_config_nodedir: prefix } : {}),
    CHECKPOINT_DISABLE: '1',
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

async function npm(...args) {
  const cli = process.env.npm_execpath
  const [command, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []]
  return run(command, [...first, ...args], { cwd: root, env: compileEnvironment() })
}

async function ensureCompiler() {
  const missing = [
    ['python3', 'python3'],
    ['make', 'make'],
    ['g++', 'g++'],
  ].filter(([program]) => !findProgram(program))
  if (missing.length === 0) return
  const names = missing.map(([, name]) => name)
  await installDebianPackages(names, 'They compile the SQLite driver, for which no ready-made binary may be at hand.')
}

export async function installPackages() {
  if (!packagesMatchLock()) {
    await ensureCompiler()
    await step(
      'Installing the npm packages of package-lock.json (a minute or two; the SQLite driver is compiled).',
      async () => {
        const code = await npm('ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error')
        if (code !== 0) {
          throw new SetupError(
            'npm ci failed; its own message is above. Check that the npm registry can be reached, and that python3, make and g++ are installed.',
          )
        }
      },
    )
    rememberAbi()
  }
  if (!nativeModuleFits()) {
    await ensureCompiler()
    await step(`Compiling the SQLite driver for Node ${process.versions.node}.`, async () => {
      const code = await npm('rebuild', 'better-sqlite3', '--loglevel=error')
      if (code !== 0 || !existsSync(nativeModule)) {
        throw new SetupError(
          'The SQLite driver could not be compiled. Install python3, make, g++ and the headers of this Node.',
        )
      }
    })
    rememberAbi()
  }
  if (!existsSync(abiFile)) rememberAbi()
}
