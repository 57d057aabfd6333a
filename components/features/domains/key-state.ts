import type { Tone } from '@/components/ui/tone'
import type { DomainKeyView } from '@/lib/schemas/key-pair'

const DAY_MS = 86_400_000

/** What a key of a domain does now, as a word and a sentence. */
export function keyState(key: DomainKeyView, now: Date): { tone: Tone; word: string; sentence: string } {
  if (key.pair.notAfter.getTime() <= now.getTime()) {
    return { tone: 'bad', word: 'Expired', sentence: 'Its certificate has ended. Give the domain a new key pair.' }
  }
  if (key.state === 'SIGNING' && key.pair.notAfter.getTime() - now.getTime() < 30 * DAY_MS) {
    return { tone: 'attention', word: 'Signing, ends soon', sentence: 'Its certificate ends within thirty days.' }
  }
  if (key.state === 'SIGNING') {
    return { tone: 'good', word: 'Signing', sentence: 'Signs every new token of this domain.' }
  }
  if (key.state === 'PUBLISHED') {
    return {
      tone: 'info',
      word: 'Published',
      sentence: 'In the key set already, so that callers know it before it signs.',
    }
  }
  if (key.isPublished) {
    return { tone: 'attention', word: 'Retiring', sentence: 'Signs nothing; tokens it signed before still verify.' }
  }
  return { tone: 'neutral', word: 'Retired', sentence: 'No longer published; tokens it signed are refused.' }
}
