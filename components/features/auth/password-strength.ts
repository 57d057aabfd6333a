import type { Tone } from '@/components/ui/tone'

export interface Strength {
  tone: Tone
  words: string
  /** 0 to 1 */
  share: number
}

const ENOUGH = 12
const STRONG = 20

/**
 * By length alone: rules about digits and signs make passwords harder for people, not for machines.
 * @see NIST SP 800-63B §3.1.1.2
 */
export function passwordStrength(password: string): Strength {
  const length = [...password].length
  const share = Math.min(1, length / STRONG)
  if (length === 0) return { tone: 'neutral', words: 'At least 12 characters. A few unrelated words are best.', share }
  if (length < ENOUGH) {
    const missing = ENOUGH - length
    return { tone: 'attention', words: `${missing} more ${missing === 1 ? 'character' : 'characters'}`, share }
  }
  // One character over and over is long without being a password.
  if (new Set(password).size < 5) return { tone: 'attention', words: 'Long enough, but the same few characters', share }
  if (length < STRONG) return { tone: 'good', words: 'Long enough', share }
  return { tone: 'good', words: 'Strong', share: 1 }
}
