'use client'

import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { FieldSet } from '@/components/ui/field-set'
import type { Logo } from '@/lib/schemas/branding'
import { LOGO_MAX_BYTES, LOGO_TYPES } from '@/lib/schemas/logo'
import { readLogo } from './branding-form-values'

interface LogoFieldProps {
  /** what would be shown after saving: an address or a data URL; null without a picture */
  shown: string | null
  onChange: (logo: Logo | null) => void
  onProblem: (message: string) => void
  error?: string
  disabled: boolean
}

/** The picture above the sign-in form, on both grounds it will stand on. */
export function LogoField({ shown, onChange, onProblem, error, disabled }: LogoFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <FieldSet
      legend="Logo"
      error={error}
      help={`PNG, JPEG or WebP, at most ${LOGO_MAX_BYTES / 1024} KB and 1,024 pixels a side; shown 56 pixels high. It should be readable on light and on dark.`}
    >
      <div className="flex flex-wrap items-center gap-3">
        {(['#ffffff', '#181917'] as const).map((ground) => (
          <span
            key={ground}
            className="grid h-20 min-w-28 flex-1 place-items-center rounded-lg border p-3"
            style={{ backgroundColor: ground, color: ground === '#ffffff' ? '#64655d' : '#a0a198' }}
          >
            {shown ? (
              // biome-ignore lint/performance/noImgElement: a picture of 100 KB at most, also one that is not saved yet
              <img src={shown} alt="" className="max-h-14 max-w-full object-contain" />
            ) : (
              <span className="text-sm">None</span>
            )}
          </span>
        ))}
        {!disabled && (
          <span className="flex gap-2">
            <Button onClick={() => input.current?.click()}>{shown ? 'Replace logo' : 'Choose a logo'}</Button>
            {shown && (
              <Button variant="danger-ghost" onClick={() => onChange(null)}>
                Remove logo
              </Button>
            )}
          </span>
        )}
        <input
          ref={input}
          type="file"
          accept={LOGO_TYPES.join(',')}
          className="sr-only"
          tabIndex={-1}
          aria-label="Logo file"
          disabled={disabled}
          onChange={async (event) => {
            const [file] = event.target.files ?? []
            event.target.value = ''
            if (!file) return
            const read = await readLogo(file)
            if (typeof read === 'string') onProblem(read)
            else onChange(read)
          }}
        />
      </div>
    </FieldSet>
  )
}
