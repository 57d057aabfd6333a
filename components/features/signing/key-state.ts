import type { Tone } from '@/components/ui/tone'
import type { DomainKeyView } from '@/lib/schemas/key-pair'

/** What a key of a domain does now, as a word and a tone. */
export function keyState(key: Pick<DomainKeyView, 'state' | 'isPublished'>): { tone: Tone; word: string } {
  if (key.state === 'SIGNING') return { tone: 'good', word: 'Signing' }
  if (key.state === 'PUBLISHED') return { tone: 'info', word: 'Published' }
  return key.isPublished ? { tone: 'attention', word: 'Retiring' } : { tone: 'neutral', word: 'Gone' }
}
