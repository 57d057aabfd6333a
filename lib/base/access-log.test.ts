import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

/** Lines a process of its own has left on its standard output when it ends at once after `statements`. */
function linesOf(statements: string): Record<string, unknown>[] {
  const script = `
    const { build } = require('esbuild')
    const contents = "export { writeAccessLine } from './lib/base/access-log'; export { configureLog } from './lib/base/log'"
    const stdin = { contents, resolveDir: process.cwd(), loader: 'ts' }
    build({ stdin, bundle: true, platform: 'node', format: 'cjs', packages: 'external', write: false })
      .then(({ outputFiles }) => {
        const module = { exports: {} }
        new Function('module', 'exports', 'require', outputFiles[0].text)(module, module.exports, require)
        const { writeAccessLine, configureLog } = module.exports
        const line = { method: 'GET', path: '/', status: 200, ms: 1.5, correlationId: 'c', address: '::1', aborted: false }
        ${statements}
        process.exit(0)
      })`
  const text = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }).trim()
  return text === '' ? [] : text.split('\n').map((line) => JSON.parse(line))
}

describe('access log', () => {
  it('takes the level of the log', () => {
    const lines = linesOf(`
      writeAccessLine('debug', { ...line, path: '/too-fine' })
      writeAccessLine('info', { ...line, path: '/seen' })
      configureLog('debug')
      writeAccessLine('debug', { ...line, path: '/fine' })
      configureLog('warn')
      writeAccessLine('info', { ...line, path: '/unseen' })`)
    expect(lines.map(({ path, level }) => [path, level])).toEqual([
      ['/seen', 30],
      ['/fine', 20],
    ])
  })

  it('writes what has gathered before the process ends', () => {
    const lines = linesOf(`for (let i = 0; i < 300; i++) writeAccessLine('info', { ...line, path: '/' + i })`)
    expect(lines.map(({ path }) => path)).toEqual(Array.from({ length: 300 }, (_, i) => `/${i}`))
  })

  it('keeps what a caller wrote inside its field, whatever it holds', () => {
    const nasty = '/"},{"level":60,"msg":"root\\u2028\\n\\u0000ä'
    const [written] = linesOf(`writeAccessLine('info', { ...line, path: '${nasty}', aborted: true })`)
    expect(written).toEqual({
      level: 30,
      time: expect.any(Number),
      method: 'GET',
      path: '/"},{"level":60,"msg":"root\u2028\n\u0000ä',
      status: 200,
      ms: 1.5,
      correlationId: 'c',
      address: '::1',
      aborted: true,
      msg: 'request',
    })
  })
})
