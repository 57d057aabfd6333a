'use client'

import { contrastRatio } from '@/components/ui/contrast'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Remark } from '@/components/ui/remark'
import { isColour } from './branding-form-values'

interface ColourFieldProps {
  label: string
  help: string
  /** what holds where the field is empty */
  fallback: string
  /** what pages of this theme are written on */
  ground: string
  value: string
  onChange: (value: string) => void
  error?: string
  disabled: boolean
}

/** A colour by its number or by eye, with its contrast on the page it is for. */
export function ColourField(props: ColourFieldProps) {
  const { label, help, fallback, ground, value, onChange, error, disabled } = props
  const shown = isColour(value) ? value : fallback
  const ratio = contrastRatio(shown.toLowerCase(), ground)
  return (
    <div className="grid content-start gap-2">
      <Field label={label} help={help} error={error} optional>
        <Input
          mono
          placeholder={fallback}
          maxLength={7}
          spellCheck={false}
          value={value}
          disabled={disabled}
          onChange={(event) => onChange(event.target.value.trim())}
          trailing={
            <input
              type="color"
              aria-label={`${label}, by eye`}
              value={shown}
              disabled={disabled}
              onChange={(event) => onChange(event.target.value)}
              className="size-6 cursor-pointer rounded-sm border border-control bg-surface p-0.5 disabled:cursor-not-allowed"
            />
          }
        />
      </Field>
      <Remark tone={ratio >= 4.5 ? 'good' : 'attention'}>
        Contrast <span className="num">{ratio.toFixed(1)}</span> on the page
        {ratio < 4.5 && ', under 4.5: links take a readable shade'}
      </Remark>
    </div>
  )
}
