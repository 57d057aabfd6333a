/**
 * Makes a bare clone ready for a command, and does nothing where nothing is to be done. Uses Node's own modules only,
 * because it is what installs the others.
 * Use: node scripts/setup.mjs start|dev|test|validate|bench
 */
import { build } from './setup/build.mjs'
import { checkNode, installPackages } from './setup/packages.mjs'
import { SetupError } from './setup/say.mjs'
import { findChromium, installChromium, installOpenldap, installPostgres } from './setup/system.mjs'

const steps = {
  start: ['generate', 'build'],
  dev: ['generate'],
  validate: ['generate'],
  // `npm test` builds as one of its checks, so that its table tells also of a tree that does not build.
  test: ['generate', 'chromium', 'postgres', 'openldap'],
  bench: ['generate', 'build'],
}

const actions = {
  generate: () => import('./generate.mjs'),
  build,
  chromium: () => findChromium() ?? installChromium(),
  postgres: installPostgres,
  openldap: installOpenldap,
}

const mode = process.argv[2]
if (!Object.hasOwn(steps, mode ?? '')) {
  console.error(`Use: node scripts/setup.mjs ${Object.keys(steps).join('|')}`)
  process.exit(2)
}

try {
  checkNode()
  await installPackages()
  for (const step of steps[mode]) await actions[step]()
} catch (error) {
  console.error(error instanceof SetupError ? `\n${error.message}` : error)
  process.exit(1)
}
