/**
 * How many password hashes one core makes in a second when it does nothing else: what no sign-in can be faster than.
 * Use: node bench/lib/hashes.mjs, pinned to the core that is asked about; prints the number.
 */
import { loadBundled } from '../../scripts/lib/bundle.mjs'

const { NOBODYS_HASH, verifySlowly } = await loadBundled('lib/base/slow-hash.ts')
const SECONDS = 4

const make = () => verifySlowly(NOBODYS_HASH, 'a passphrase for one benchmark')
await make()
const startedAt = performance.now()
let made = 0
while (performance.now() - startedAt < SECONDS * 1000) {
  await make()
  made += 1
}
console.log(made / ((performance.now() - startedAt) / 1000))
