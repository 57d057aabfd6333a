import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { root } from '../lib/paths.mjs'
import { run } from '../lib/processes.mjs'
import { filesBelow, hashFiles, isFresh, markFresh } from '../lib/stamp.mjs'
import { SetupError, step } from './say.mjs'

/** Everything that decides what the built server does. */
const inputs = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema.prisma',
  'server.ts',
  'proxy.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
  'scripts/cli',
  'scripts/lib/bundle.mjs',
  'scripts/lib/server-only.ts',
  'scripts/setup/build.mjs',
]

const skip = (file) => /\.test\.tsx?$/.test(file) || file === path.join('lib/store/generated')

const distDir = () => process.env.NEXT_DIST_DIR || '.next'
const isBuilt = () =>
  [
    `${distDir()}/BUILD_ID`,
    'dist/server.mjs',
    'dist/cli.mjs',
    'dist/key-file-worker.mjs',
    'dist/checkpoint-worker.mjs',
  ].every((file) => existsSync(path.join(root, file)))

/** Builds the console and bundles the server, unless the last build was made from exactly these files. */
export async function build() {
  const name = `build${distDir()}`
  const hash = hashFiles(filesBelow(inputs, skip), process.versions.node)
  if (isBuilt() && isFresh(name, hash)) return
  await step(
    'Building the console and the server, because this clone has no build of exactly these files.',
    async () => {
      const next = path.join(root, 'node_modules/next/dist/bin/next')
      const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
      const buildPages = () => run(process.execPath, [next, 'build'], { cwd: root, env })
      const left = existsSync(path.join(root, distDir()))
      let code = await buildPages()
      if (code !== 0 && left) {
        // The tool keeps its work between builds, and has been seen to fall over what an earlier version left.
        console.log('  it failed beside what an earlier build left; building once more from nothing')
        rmSync(path.join(root, distDir()), { recursive: true, force: true })
        code = await buildPages()
      }
      if (code !== 0) throw new SetupError('The build failed; the message above names the file and the line.')
      const { bundle } = await import('../lib/bundle.mjs')
      await bundle('server.ts', 'dist/server.mjs')
      await bundle('scripts/cli/main.ts', 'dist/cli.mjs')
      await bundle('lib/keys/files/worker.ts', 'dist/key-file-worker.mjs')
      await bundle('lib/store/checkpoint-worker.ts', 'dist/checkpoint-worker.mjs')
    },
  )
  markFresh(name, hash)
}
