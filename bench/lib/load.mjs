import { spawn, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { findProgram } from '../../scripts/lib/processes.mjs'
import { serverFlags } from '../../scripts/lib/server-flags.mjs'
import { installDebianPackages } from '../../scripts/setup/system.mjs'

/** The server has this core for itself, the load comes from the other. */
const SERVER_CORE = '0'
const LOAD_CORE = '1'
const CONNECTIONS = 32
const START_LIMIT_MS = 120_000

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

/** Starts a Node program on the server's core, with the flags of the server: the bare one is not slower for lack of them. */
export function startPinned(args, options = {}) {
  const child = spawn('taskset', ['-c', SERVER_CORE, process.execPath, ...serverFlags, ...args], {
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

/** Waits until an address answers with a success, and what it answers is what is waited for. */
export async function untilAnswers(url, isWanted = () => true) {
  const deadline = Date.now() + START_LIMIT_MS
  for (;;) {
    const response = await fetch(url).catch(() => null)
    if (response?.ok && isWanted(await response.text())) return
    if (Date.now() > deadline) throw new Error(`${url} does not answer`)
    await delay(50)
  }
}

/**
 * Requests per second, latency, and processor time of the server per request, of one kind of request. One that is refused fails the run: a fast refusal is no
 * figure to be proud of.
 * @param scenario { url, method, headers, body, authorizationsFile }
 */
export function measure(scenario, pid, { seconds, folder }) {
  const script = path.join(folder, 'wrk.lua')
  writeFileSync(script, luaScript(scenario))
  wrk(scenario, script, 2)
  const before = cpuSecondsOf(pid)
  const figures = wrk(scenario, script, seconds)
  return { ...figures, cpuMicros: ((cpuSecondsOf(pid) - before) / figures.requests) * 1e6 }
}

/** Processor time a process has used, all threads; fields 14 and 15 of proc(5), in hundredths of a second. */
export function cpuSecondsOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

function wrk({ url, name }, script, seconds) {
  const args = ['-c', LOAD_CORE, 'wrk', '-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '--latency', '-s', script, url]
  const { stdout, stderr, status } = spawnSync('taskset', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`wrk failed: ${stderr}`)
  const refused = /Non-2xx or 3xx responses: (\d+)/.exec(stdout)
  if (refused) throw new Error(`${name}: ${refused[1]} requests were refused\n${stdout}`)
  const requests = Number(/(\d+) requests in/.exec(stdout)?.[1])
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1])
  return { perSecond, requests, p50: /^\s+50%\s+(\S+)/m.exec(stdout)?.[1], p99: /^\s+99%\s+(\S+)/m.exec(stdout)?.[1] }
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
