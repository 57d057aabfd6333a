import { expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { serverFlags } from './server-flags.mjs'

it('starts the server with the flags that the end-to-end tests and the benchmarks start it with', () => {
  expect(manifest.scripts.start).toBe(`node ${serverFlags.join(' ')} scripts/serve.mjs`)
})
