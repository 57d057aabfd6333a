import { Status } from '@/components/ui/status'
import type { Tone } from '@/components/ui/tone'
import { USER_STATE_WORDS, type UserStateName } from '@/lib/schemas/user-state'

const TONES: Record<UserStateName, Tone> = {
  active: 'good',
  locked: 'bad',
  disabled: 'neutral',
  'must-change-password': 'attention',
}

export function UserStatus({ state }: { state: UserStateName }) {
  return <Status tone={TONES[state]}>{USER_STATE_WORDS[state]}</Status>
}
