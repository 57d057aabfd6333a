import { measure, startPinned, untilAnswers } from './load.mjs'

/** The bare server measured now: other load on the machine then falls on both sides of a ratio. */
export async function measureBare(algorithm, options) {
  const server = startPinned(['bench/yardstick.mjs', algorithm, String(options.sparePort)])
  const url = `http://127.0.0.1:${options.sparePort}/`
  await untilAnswers(url)
  const figures = measure({ name: algorithm, url, method: 'POST', body: 'grant_type=SOME_GRANT' }, server.pid, options)
  await server.stop()
  return figures
}

/** A scenario between two measurements of the bare server, and its shares of them by rate and by processor time. */
export async function measureBeside(algorithm, scenario, options) {
  const before = await measureBare(algorithm, options)
  const figures = measure(scenario, options.pid, options)
  const after = await measureBare(algorithm, options)
  const bare = (before.perSecond + after.perSecond) / 2
  const bareCpuMicros = (before.cpuMicros + after.cpuMicros) / 2
  return {
    ...figures,
    bare,
    bareCpuMicros,
    share: figures.perSecond / bare,
    cpuShare: bareCpuMicros / figures.cpuMicros,
  }
}
