'use client'

import type { Access } from '@/components/patterns/access'
import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { FieldSet } from '@/components/ui/field-set'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { updateMigrationSettingsAction } from '@/lib/actions/migration/update-migration-settings'
import { SCORE_WORDS, SCORES } from '@/lib/schemas/migration/integration-state'
import { PHASE_WORDS, type Phase } from '@/lib/schemas/migration/phase'
import type { MigrationSettingsView } from '@/lib/schemas/migration/settings'

type Values = {
  quietHours: number
  gateScore: number
  reminderDays: string
  labelShownTo: string
  allowReissueIn: string[]
  defaultDowntimeMinutes: number
}

/** Reissuing before the window is never possible: until then only SSD tokens are issued. */
const REISSUE_PHASES: readonly Phase[] = ['MIGRATING', 'CUTOVER', 'MIGRATED', 'SUPPORT', 'VERIFIED']

const AUDIENCES = [
  { value: 'BOTH', label: 'Customers and partners' },
  { value: 'PARTNERS', label: 'Partners only' },
  { value: 'NOBODY', label: 'Nobody' },
]

const LABELS = {
  quietHours: 'Quiet on SSD',
  gateScore: 'Readiness gate',
  reminderDays: 'Reminders',
  labelShownTo: 'Label',
  allowReissueIn: 'Reissue allowed',
  defaultDowntimeMinutes: 'Downtime',
}

/** The rules of all migrations; they hold from the moment they are saved. */
export function MigrationSettingsCard({ view, access }: { view: MigrationSettingsView; access: Access }) {
  const edit = useEntityForm<Values, MigrationSettingsView & { id: string }>({
    view: { id: 'migration-settings', ...view },
    schema: () => import('./settings-card-schema').then((m) => m.settingsCardSchema),
    labels: LABELS,
    read: ({ settings }) => ({ ...settings, reminderDays: settings.reminderDays.join(', ') }),
    save: async ({ reminderDays, ...values }, expectedVersion) => {
      const days = reminderDays.split(',').map((text) => text.trim())
      const answer = await updateMigrationSettingsAction({
        ...values,
        reminderDays: days.filter(Boolean).map(Number),
        expectedVersion,
      })
      // A stale save is told in words: the settings are few, and the card shows them anew.
      if (!answer.ok) return { ...answer, data: undefined }
      return { ok: true, data: { id: 'migration-settings', ...answer.data } }
    },
  })
  const { register } = edit.form
  const errors = edit.errors
  return (
    <EntityCard
      title="Rules of migrations"
      description="They hold for every environment from the moment they are saved."
      edit={edit}
      access={access}
      entity="the migration settings"
    >
      <Field
        label="Quiet on SSD after"
        unit="hours"
        help="An integration counts as having left SSD when it asked for no token by SSD for so long. Default: 24."
        error={errors.quietHours?.message}
      >
        <Input type="number" min={1} max={720} className="w-24" {...register('quietHours', { valueAsNumber: true })} />
      </Field>
      <Field
        label="Readiness gate"
        help="A cut-over begins when every integration has this score, or with a signed override. Default: R4."
        error={errors.gateScore?.message}
      >
        <Select
          className="max-w-72"
          options={SCORES.map((score) => ({ value: String(score), label: `R${score} ${SCORE_WORDS[score]}` }))}
          {...register('gateScore', { valueAsNumber: true })}
        />
      </Field>
      <Field
        label="Reminders"
        unit="days before the window"
        help="Whole numbers with commas between. Default: 90, 60, 30, 15, 7, 1."
        error={errors.reminderDays?.message}
      >
        <Input className="w-72" {...register('reminderDays')} />
      </Field>
      <Field
        label="Label Migrating Soon"
        help="Who reads it beside an environment while its window is open. Default: customers and partners."
        error={errors.labelShownTo?.message}
      >
        <Select className="max-w-72" options={AUDIENCES} {...register('labelShownTo')} />
      </Field>
      <FieldSet
        legend="Owners may reissue their clients in"
        help="Before the window it is never possible, because only SSD tokens are issued then. Default: all of these."
        error={errors.allowReissueIn?.message}
      >
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          {REISSUE_PHASES.map((phase) => (
            <Checkbox key={phase} label={PHASE_WORDS[phase]} value={phase} {...register('allowReissueIn')} />
          ))}
        </div>
      </FieldSet>
      <Field
        label="Downtime"
        unit="minutes"
        help="Offered for a cut-over when you announce. Default: 30."
        error={errors.defaultDowntimeMinutes?.message}
      >
        <Input
          type="number"
          min={1}
          max={1440}
          className="w-24"
          {...register('defaultDowntimeMinutes', { valueAsNumber: true })}
        />
      </Field>
    </EntityCard>
  )
}
