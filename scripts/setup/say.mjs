/** A set-up step that cannot go on; the message says what failed and what a person can do about it. */
export class SetupError extends Error {}

/** Says what is about to happen and why, and afterwards how long it took. */
export async function step(sentence, action) {
  console.log(`• ${sentence}`)
  const startedAt = performance.now()
  const result = await action()
  console.log(`  done in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
  return result
}
