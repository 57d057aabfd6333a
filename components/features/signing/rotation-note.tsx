import { RefreshCw } from 'lucide-react'
import { Time } from '@/components/ui/time'
import type { RotationView } from '@/lib/schemas/key-pair'

/** What the server does with the keys by itself, and when next. */
export function RotationNote({ rotation: { settings, next } }: { rotation: RotationView }) {
  if (!settings) return null
  return (
    <p className="flex items-start gap-2 text-sm">
      <RefreshCw aria-hidden size={16} className="mt-0.5 shrink-0 text-muted" />
      <span>
        Keys change by themselves every {settings.intervalDays.toLocaleString('en')} days.{' '}
        {next?.step === 'publish' && (
          <>
            The next key is published <Time value={next.at} /> and signs <Time value={next.signsAt} />.
          </>
        )}
        {next?.step === 'sign' && (
          <>
            The next key is published and signs <Time value={next.at} />.
          </>
        )}
      </span>
    </p>
  )
}
