import { SecretOnceDialog } from '@/components/patterns/secret-once-dialog'

export interface ShownKey {
  name: string
  key: string
}

/** The key of an application, for the only time. */
export function ApplicationKeyDialog({ shown, onClose }: { shown: ShownKey | null; onClose: () => void }) {
  return (
    <SecretOnceDialog
      open={shown !== null}
      onClose={onClose}
      title={`Application key of ${shown?.name ?? ''}`}
      values={[
        { label: 'Application', value: shown?.name ?? '' },
        { label: 'Application key', value: shown?.key ?? '', secret: true },
      ]}
      fileName="application-key.txt"
      note="Callers send it in the header x-app-key."
    />
  )
}
