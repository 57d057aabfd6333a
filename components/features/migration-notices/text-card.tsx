'use client'

import type { Access } from '@/components/patterns/access'
import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { saveNoticeTextAction } from '@/lib/actions/migration-notices/save-notice-text'
import { NOTICE_KIND_WORDS, type NoticeKind, type NoticeTemplateView } from '@/lib/schemas/migration/notice'
import { NoticePreview } from './notice-preview'
import { PlaceholderList } from './placeholder-list'
import { ResetTextButton } from './reset-text-button'

type View = NoticeTemplateView & { id: string }

const WHEN: Record<NoticeKind, string> = {
  ANNOUNCED: 'Written when a migration is announced.',
  REMINDER: 'Written as many days before the window, and before the cut-over, as the settings say.',
  WINDOW_OPENED: 'Written when the window opens and clients can be reissued.',
  POSTPONED: 'Written when a migration is postponed.',
  COMPLETED: 'Written when SSD is switched off.',
  PROBLEM: 'Written when operations report a problem after the completion.',
  INVITATION: 'Written to whoever is invited to the portal.',
}

/** The text of one kind of notice, with how it would read. */
export function TextCard({ template, access }: { template: NoticeTemplateView; access: Access }) {
  const edit = useEntityForm<{ subject: string; body: string }, View>({
    view: { id: template.kind, ...template },
    schema: () => import('./text-card-schema').then((m) => m.textCardSchema),
    labels: { subject: 'Subject', body: 'Text' },
    read: ({ subject, body }) => ({ subject, body }),
    save: async (values, expectedVersion) => {
      const answer = await saveNoticeTextAction({ kind: template.kind, ...values, expectedVersion })
      if (!answer.ok) return { ...answer, data: undefined }
      return { ok: true, data: { id: template.kind, ...answer.data } }
    },
  })
  const { register, watch } = edit.form
  const text = watch()
  return (
    <>
      <EntityCard
        title={NOTICE_KIND_WORDS[template.kind]}
        description={WHEN[template.kind]}
        edit={edit}
        access={access}
        entity="this text"
      >
        <Field label="Subject" required error={edit.errors.subject?.message}>
          <Input {...register('subject')} maxLength={200} />
        </Field>
        <Field label="Text" required error={edit.errors.body?.message} help="Plain text; empty lines part paragraphs.">
          <Textarea rows={12} {...register('body')} />
        </Field>
        <PlaceholderList />
      </EntityCard>
      <NoticePreview text={text} />
      {template.isChanged && access.canWrite && <ResetTextButton kind={template.kind} />}
    </>
  )
}
