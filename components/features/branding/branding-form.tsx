'use client'

import type { Access } from '@/components/patterns/access'
import { EntityCard } from '@/components/patterns/entity-card'
import { fieldMessage } from '@/components/patterns/form-errors'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { BrandingView } from '@/lib/schemas/branding'
import { saveBranding } from './api/save-branding'
import { type BrandingFormValues, brandingFormValues, brandingPatch, isColour } from './branding-form-values'
import { BrandingPreview } from './branding-preview'
import { ColourField } from './colour-field'
import { LogoField } from './logo-field'

interface BrandingFormProps {
  domain: { id: string; name: string }
  branding: BrandingView
  access: Access
}

const LINKS = [
  { name: 'supportUrl', label: 'Help', help: 'Where somebody who cannot sign in finds help.' },
  { name: 'privacyUrl', label: 'Privacy policy', help: undefined },
  { name: 'termsUrl', label: 'Terms of service', help: undefined },
] as const
/** Grounds and accents of the product, where a domain says nothing. */
const THEMES = {
  accentLight: { label: 'Accent on light', ground: '#ffffff', fallback: '#0b5d57' },
  accentDark: { label: 'Accent on dark', ground: '#181917', fallback: '#63c0b4' },
} as const

/** How the pages of a domain look, beside how they will look. */
export function BrandingForm({ domain, branding, access }: BrandingFormProps) {
  const edit = useEntityForm<BrandingFormValues, BrandingView>({
    view: branding,
    schema: () => import('./branding-form-schema').then((m) => m.brandingFormSchema),
    labels: {
      displayName: 'Name shown',
      logo: 'Logo',
      accentLight: 'Accent on light',
      accentDark: 'Accent on dark',
      ...Object.fromEntries(LINKS.map(({ name, label }) => [name, label])),
    },
    read: brandingFormValues,
    save: (values, version) => saveBranding(domain.id, brandingPatch(values), version),
  })
  const { form, errors } = edit
  const values = form.watch()
  const set = <Key extends keyof BrandingFormValues>(key: Key, value: BrandingFormValues[Key]) => {
    form.clearErrors(key)
    form.setValue(key, value as never, { shouldDirty: true })
  }
  const draftLogo = values.logo ? `data:${values.logo.type};base64,${values.logo.data}` : null
  const hasLogo = values.logo === undefined ? branding.hasLogo : values.logo !== null
  const savedLogo = `/oauth2/domains/${encodeURIComponent(domain.name)}/logo?v=${branding.version}`
  const orNothing = (text: string, isGood: (text: string) => boolean) => (isGood(text) ? text : '')
  const look = {
    displayName: values.displayName.slice(0, 128),
    accentLight: orNothing(values.accentLight, isColour),
    accentDark: orNothing(values.accentDark, isColour),
    supportUrl: orNothing(values.supportUrl, isPage),
    privacyUrl: orNothing(values.privacyUrl, isPage),
    termsUrl: orNothing(values.termsUrl, isPage),
    logoVersion: hasLogo ? String(branding.version) : '',
  }
  return (
    <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <EntityCard
        title="Look"
        description="What people see when they sign in to this domain, are asked for consent, or read of an error."
        edit={edit}
        access={access}
        entity={`domain ${domain.name}`}
      >
        <Field
          label="Name shown"
          help={`Empty shows the name of the domain, ${domain.name}.`}
          error={errors.displayName?.message}
          optional
        >
          <Input className="max-w-md" placeholder={domain.name} {...form.register('displayName')} />
        </Field>
        <LogoField
          shown={hasLogo ? (draftLogo ?? savedLogo) : null}
          disabled={!access.canWrite}
          error={fieldMessage(errors, 'logo')}
          onProblem={(message) => form.setError('logo', { type: 'server', message })}
          onChange={(logo) => set('logo', logo ?? (branding.hasLogo ? null : undefined))}
        />
        <div className="grid gap-5 sm:grid-cols-2">
          {(['accentLight', 'accentDark'] as const).map((name) => (
            <ColourField
              key={name}
              {...THEMES[name]}
              help="Main button and links. Empty takes the other one, or the product's."
              value={values[name]}
              error={errors[name]?.message}
              disabled={!access.canWrite}
              onChange={(value) => set(name, value)}
            />
          ))}
        </div>
        {LINKS.map(({ name, label, help }) => (
          <Field key={name} label={label} help={help} error={errors[name]?.message} optional>
            <Input mono inputMode="url" placeholder="https://" {...form.register(name)} />
          </Field>
        ))}
      </EntityCard>
      <BrandingPreview domainId={domain.id} look={look} draftLogo={draftLogo} />
    </div>
  )
}

function isPage(text: string): boolean {
  return /^https:\/\//i.test(text) && URL.canParse(text)
}
