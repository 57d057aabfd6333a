import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { accessLog, configureLog } from './log'

describe('access log', () => {
  it('takes the level of the log', () => {
    configureLog('warn')
    expect(accessLog().level).toBe('warn')
    configureLog('info')
    expect(accessLog().isLevelEnabled('info')).toBe(true)
  })

  it('writes what has gathered before the process ends', () => {
    const script = `
      const { build } = require('esbuild')
      build({ entryPoints: ['lib/base/log.ts'], bundle: true, platform: 'node', format: 'cjs', packages: 'external', write: false })
        .then(({ outputFiles }) => {
          const module = { exports: {} }
          new Function('module', 'exports', 'require', outputFiles[0].text)(module, module.exports, require)
          for (let i = 0; i < 300; i++) module.exports.accessLog().info({ path: '/' + i, status: 200 }, 'request')
          process.exit(0)
        })`
    const lines = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }).trim().split('\n')
    expect(lines.map((line) => JSON.parse(line).path)).toEqual(Array.from({ length: 300 }, (_, i) => `/${i}`))
  })
})
