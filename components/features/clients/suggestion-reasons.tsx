import { Alert } from '@/components/ui/alert'
import type { ClientSuggestion } from './suggest-client'

/** Why the form is filled as it is. */
export function SuggestionReasons({ reasons }: Pick<ClientSuggestion, 'reasons'>) {
  const why = reasons.filter((reason) => reason.about !== 'warning')
  const warnings = reasons.filter((reason) => reason.about === 'warning')
  return (
    <>
      {why.length > 0 && (
        <Alert tone="info" title="Why these settings">
          <ul className="mt-1 grid gap-0.5">
            {why.map((reason) => (
              <li key={reason.text}>{reason.text}</li>
            ))}
          </ul>
        </Alert>
      )}
      {warnings.map((warning) => (
        <Alert key={warning.text} tone="attention" title="Worth a second thought">
          {warning.text}
        </Alert>
      ))}
    </>
  )
}
