import type { UseFormRegisterReturn } from 'react-hook-form'
import { Badge } from '@/components/ui/badge'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { EffectiveKnown } from '@/lib/schemas/oauth-config-known'

interface OAuthKnownFieldProps {
  known: EffectiveKnown
  error?: string
  control: UseFormRegisterReturn
}

const ORIGIN = { OAuthConfig: 'OAuthConfig', environment: 'Environment', default: 'Default' } as const

/** One setting: its field, what is in force now, and where that comes from. */
export function OAuthKnownField({ known, error, control }: OAuthKnownFieldProps) {
  const { setting, value, origin } = known
  const aside = (
    <span className="inline-flex items-center gap-2">
      in force: <span className="mono text-text">{value}</span>
      <Badge tone={origin === 'default' ? 'neutral' : 'info'}>{ORIGIN[origin]}</Badge>
    </span>
  )
  const help = (
    <>
      {setting.help} <span className="mono">{setting.name}</span>
      {setting.envName && (
        <>
          , beneath it <span className="mono">{setting.envName}</span>
        </>
      )}
    </>
  )
  return (
    <Field label={setting.label} help={help} error={error} aside={aside}>
      {setting.type === 'xsd:boolean' ? (
        <Select
          className="max-w-72"
          options={[
            { value: '', label: origin === 'OAuthConfig' ? 'Not set here' : `Not set here: ${value}` },
            { value: 'true', label: 'On' },
            { value: 'false', label: 'Off' },
          ]}
          {...control}
        />
      ) : (
        <Input mono className="max-w-72" placeholder={setting.whenAbsent} autoComplete="off" {...control} />
      )}
    </Field>
  )
}
