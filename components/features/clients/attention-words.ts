import type { ClientAttention } from '@/lib/schemas/client-attention'

export const ATTENTION_WORDS: Record<ClientAttention, { filter: string }> = {
  SECRET_ENDING: { filter: 'Secret ends soon or has ended' },
  OLD_SECRET_IN_USE: { filter: 'Old secret still in use' },
}
