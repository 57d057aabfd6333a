'use client'

import { DiffList } from '@/components/patterns/diff-list'
import { EntityCard } from '@/components/patterns/entity-card'
import { fieldMessage } from '@/components/patterns/form-errors'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { updateOAuthConfigAction } from '@/lib/actions/settings/update-oauth-config'
import { sharedIssuerUrl } from '@/lib/schemas/issuer'
import { booleanSetting, issuerSwitches, textSetting } from '@/lib/schemas/oauth-config'
import { effectiveKnown, KNOWN_SETTINGS, type KnownSettingId } from '@/lib/schemas/oauth-config-known'
import { ChangeWarnings } from './change-warnings'
import { OAuthKnownField } from './oauth-known-field'
import { type OAuthSettings, settingsWith } from './oauth-settings'

type Values = Record<KnownSettingId, string>

interface OAuthSettingsCardProps {
  config: OAuthSettings
  /** what the environment sets, by variable */
  environment: Record<string, string>
  publicUrl: string
  /** why nothing can be changed here; absent when it can */
  readOnly?: string
}

/** The settings this server obeys, one field each. Settings that it does not know are left as they are. */
export function OAuthSettingsCard({ config, environment, publicUrl, readOnly }: OAuthSettingsCardProps) {
  const edit = useEntityForm<Values, OAuthSettings>({
    view: config,
    schema: () => import('./oauth-settings-card-schema').then((m) => m.oauthSettingsCardSchema),
    labels: Object.fromEntries(KNOWN_SETTINGS.map(({ id, label }) => [id, label])),
    read,
    save: async (values, expectedVersion, base) => {
      const answer = await updateOAuthConfigAction({ changes: changesOf(values, read(base)), expectedVersion })
      return answer.ok || !answer.fieldErrors ? answer : { ...answer, fieldErrors: byId(answer.fieldErrors) }
    },
  })
  const values = edit.form.watch()
  const changes = changesOf(values, read(config))
  const inForce = effectiveKnown(config.settings, environment)
  const issuer = (settings: OAuthSettings['settings']) => sharedIssuerUrl(publicUrl, issuerSwitches(settings))
  return (
    <EntityCard
      title="What this server obeys"
      description="They hold for every domain from the moment they are saved, on every node within a second."
      edit={edit}
      access={readOnly ? { canWrite: false, reason: readOnly } : { canWrite: true }}
      entity="the OAuth settings"
    >
      {inForce.map((known) => (
        <OAuthKnownField
          key={known.setting.id}
          known={known}
          error={fieldMessage(edit.errors, known.setting.id)}
          control={edit.form.register(known.setting.id)}
        />
      ))}
      {changes.length > 0 && (
        <div className="grid gap-3">
          <p className="text-sm font-medium">What saving changes</p>
          <DiffList
            items={[
              ...changes.map(({ name, value }) => ({
                label: name,
                before: textSetting(config.settings, name) ?? null,
                after: value,
              })),
              ...(issuer(config.settings) === issuer(settingsWith(config.settings, changes))
                ? []
                : [
                    {
                      label: 'Issuer that domains share',
                      before: issuer(config.settings),
                      after: issuer(settingsWith(config.settings, changes)),
                    },
                  ]),
            ]}
          />
          <ChangeWarnings names={changes.map(({ name }) => name)} />
        </div>
      )}
    </EntityCard>
  )
}

function read({ settings }: OAuthSettings): Values {
  const texts = KNOWN_SETTINGS.map(({ id, name, type }) => {
    const own = type === 'xsd:boolean' ? booleanSetting(settings, name) : textSetting(settings, name)
    return [id, own === undefined ? '' : String(own)] as const
  })
  return Object.fromEntries(texts) as Values
}

function changesOf(values: Values, base: Values) {
  return KNOWN_SETTINGS.filter(({ id }) => (values[id] ?? '').trim() !== base[id]).map(({ id, name, type }) => {
    const value = (values[id] ?? '').trim()
    return value === '' ? { name, value: null } : { name, type, value }
  })
}

function byId(fieldErrors: Record<string, string[]>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(fieldErrors).map(([name, messages]) => [
      KNOWN_SETTINGS.find((setting) => setting.name === name)?.id ?? name,
      messages,
    ]),
  )
}
