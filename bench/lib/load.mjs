import { spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { findProgram } from '../../scripts/lib/processes.mjs'
import { installDebianPackages } from '../../scripts/setup/system.mjs'

/** The server has this core for itself, the load comes from the other. */
const SERVER_CORE = '0'
const LOAD_CORE = '1'
const CONNECTIONS = 32

/** wrk makes the load, taskset keeps it off the core of the server. */
export async function needTools() {
  const missing = [
    ['wrk', 'wrk'],
    ['taskset', 'util-linux'],
  ].filter(([program]) => !findProgram(program))
  if (missing.length > 0) {
    await installDebianPackages(
      missing.map(([, name]) => name),
      'The benchmarks make their load with wrk and pin processes with taskset.',
    )
  }
}

const children = new Set()
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL')
})

/** Starts a Node program on the server's core. */
export function startPinned(args, options = {}) {
  const child = spawn('taskset', ['-c', SERVER_CORE, process.execPath, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    ...options,
  })
  children.add(child)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  return {
    pid: child.pid,
    async stop() {
      child.kill('SIGTERM')
      await ended
      children.delete(child)
    },
  }
}

/** Waits until an address answers with a success. */
export async function untilAnswers(url, limitMs = 60_000) {
  const deadline = Date.now() + limitMs
  for (;;) {
    const response = await fetch(url).catch(() => null)
    if (response?.ok) return
    if (Date.now() > deadline) throw new Error(`${url} does not answer`)
    await delay(50)
  }
}

/**
 * Requests per second and latency of one kind of request. One that is refused fails the run: a fast refusal is no
 * figure to be proud of.
 * @param scenario { url, method, headers, body, authorizationsFile }
 */
export function measure(scenario, { seconds, folder }) {
  const script = path.join(folder, 'wrk.lua')
  writeFileSync(script, luaScript(scenario))
  wrk(scenario, script, 2)
  return wrk(scenario, script, seconds)
}

function wrk({ url, name }, script, seconds) {
  const args = ['-c', LOAD_CORE, 'wrk', '-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '--latency', '-s', script, url]
  const { stdout, stderr, status } = spawnSync('taskset', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`wrk failed: ${stderr}`)
  const refused = /Non-2xx or 3xx responses: (\d+)/.exec(stdout)
  if (refused) throw new Error(`${name}: ${refused[1]} requests were refused\n${stdout}`)
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1])
  return { perSecond, p50: /50%\s+(\S+)/.exec(stdout)?.[1], p99: /99%\s+(\S+)/.exec(stdout)?.[1] }
}

function luaScript({ method = 'GET', headers = {}, body = '', authorizationsFile }) {
  const lines = [
    `wrk.method = ${JSON.stringify(method)}`,
    `wrk.body = ${JSON.stringify(body)}`,
    ...Object.entries(headers).map(
      ([name, value]) => `wrk.headers[${JSON.stringify(name)}] = ${JSON.stringify(value)}`,
    ),
  ]
  if (authorizationsFile) {
    // Every request is another client, at random: no cache of a few can help.
    lines.push(
      'local list = {}',
      `for line in io.lines(${JSON.stringify(authorizationsFile)}) do list[#list + 1] = line end`,
      'request = function()',
      '  wrk.headers["Authorization"] = list[math.random(#list)]',
      '  return wrk.format()',
      'end',
    )
  }
  return lines.join('\n')
}
