import { Status } from '@/components/ui/status'
import { CONNECTION_STATE_WORDS, type ConnectionState } from '@/lib/schemas/migration/connection-state'
import { CONNECTION_TONES } from './connection-words'

export function ConnectionStatus({ state }: { state: ConnectionState }) {
  return <Status tone={CONNECTION_TONES[state]}>{CONNECTION_STATE_WORDS[state]}</Status>
}
