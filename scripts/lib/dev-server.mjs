import { spawn } from 'node:child_process'
import path from 'node:path'
import { context } from 'esbuild'
import { bundle, bundleOptions } from './bundle.mjs'
import { root } from './paths.mjs'

/** Bundles server.ts, runs it, and runs it anew after each change of a file that went into the bundle. */
export async function serveDev() {
  const outfile = path.join(root, 'dist/dev/server.mjs')
  let child = null
  await bundle('lib/keys/files/worker.ts', 'dist/key-file-worker.mjs')
  await bundle('lib/store/checkpoint-worker.ts', 'dist/checkpoint-worker.mjs')

  async function stop() {
    const running = child
    child = null
    if (!running || running.exitCode !== null) return
    const ended = new Promise((resolve) => running.once('exit', resolve))
    running.kill('SIGTERM')
    await ended
  }

  function start() {
    const started = spawn(process.execPath, ['--enable-source-maps', outfile], { cwd: root, stdio: 'inherit' })
    started.once('exit', (code) => {
      if (child === started && code !== 0) console.error('The server stopped. It starts again with the next change.')
    })
    child = started
  }

  const restart = {
    name: 'restart',
    setup(build) {
      build.onEnd(async ({ errors }) => {
        if (errors.length > 0) return
        await stop()
        start()
      })
    },
  }
  const options = bundleOptions('server.ts', outfile)
  const watcher = await context({ ...options, plugins: [restart] })
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, async () => {
      await Promise.all([stop(), watcher.dispose()])
      process.exit(0)
    })
  }
  await watcher.watch()
}
