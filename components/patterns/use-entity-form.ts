'use client'

import { useRouter } from 'next/navigation'
import { type BaseSyntheticEvent, useEffect, useRef, useState } from 'react'
import { type DefaultValues, type FieldValues, type Path, useForm } from 'react-hook-form'
import { placeErrors, type ServiceFieldErrors } from '@/components/patterns/form-errors'
import { announceOwnSave, onOwnSave } from '@/components/patterns/own-saves'
import { mergeEdits, type StaleData, sameValue } from '@/components/patterns/stale-edit'
import { type LoadSchema, useLazyResolver } from '@/components/patterns/use-lazy-resolver'
import { toast } from '@/components/ui/toast'

/** What every action answers. */
export type ActionAnswer<Data> =
  | { ok: true; data: Data }
  | { ok: false; code: string; message: string; fieldErrors?: ServiceFieldErrors; data?: unknown }

interface Versioned {
  id: string
  /** where `id` is what the outside world calls it */
  pk?: string
  version: number
}

interface EntityFormOptions<Form extends FieldValues, View extends Versioned> {
  /** The entity as the server last told it. */
  view: View
  /** The part of the entity that this form edits. */
  read: (view: View) => Form
  schema: LoadSchema
  /** Field → its words, for differences. */
  labels: Record<string, string>
  save: (values: Form, expectedVersion: number, base: View) => Promise<ActionAnswer<View>>
  savedMessage?: string
}

/**
 * One card's form over one entity. It remembers the state it began from: a change that arrives from the server is taken
 * over while nothing is typed, and is a stale edit when something is. Nothing typed is ever lost.
 */
export function useEntityForm<Form extends FieldValues, View extends Versioned>(
  options: EntityFormOptions<Form, View>,
) {
  const { view, read, schema, save } = options
  const router = useRouter()
  const base = useRef(view)
  const [stale, setStale] = useState<StaleData<View> | null>(null)
  const [problems, setProblems] = useState<string[]>([])
  const [savedAt, setSavedAt] = useState<Date>()
  const form = useForm<Form>({
    resolver: useLazyResolver<Form>(schema),
    defaultValues: read(view) as DefaultValues<Form>,
    // Not on blur: a message that comes or goes while a button is pressed moves the button away from under the press.
    mode: 'onSubmit',
    reValidateMode: 'onChange',
  })
  const { isDirty, isSubmitting, errors } = form.formState

  const start = (next: View) => {
    base.current = next
    form.reset(read(next))
    setProblems([])
  }

  /** The newest state known here: what this page saved reaches `base` before the server renders `view` anew. */
  const newest = () => (view.version > base.current.version ? view : base.current)

  const adopt = (next: View) => {
    if (next.version <= base.current.version) return
    if (!form.formState.isDirty) start(next)
    // Another card of this page saved, or a field elsewhere: this card's own fields did not move.
    else if (sameValue(read(next), read(base.current))) base.current = next
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a newer state from the server matters here
  useEffect(() => adopt(view), [view])
  const latest = useRef(adopt)
  latest.current = adopt
  const entity = view.pk ?? view.id
  useEffect(() => onOwnSave(entity, (next) => latest.current(next as View)), [entity])

  const send = async (values: Form, expectedVersion: number) => {
    setProblems([])
    const answer = await save(values, expectedVersion, base.current)
    if (answer.ok) {
      setStale(null)
      start(answer.data)
      announceOwnSave(entity, answer.data)
      setSavedAt(new Date())
      toast.success(options.savedMessage ?? 'Saved')
      router.refresh()
      return
    }
    if (answer.code === 'stale' && answer.data) return setStale(answer.data as StaleData<View>)
    const { placed, unplaced } = placeErrors(answer.fieldErrors, Object.keys(read(base.current)))
    for (const { path, message } of placed) form.setError(path as Path<Form>, { type: 'server', message })
    setProblems(placed.length > 0 ? unplaced : [answer.message])
  }

  return {
    form,
    errors,
    isDirty,
    isSubmitting,
    problems,
    savedAt,
    labels: options.labels,
    submit: form.handleSubmit((values) => send(values as Form, base.current.version)),
    discard: () => start(newest()),
    /** The entity with everything that any card of this page has saved, for what asks the server about it as a whole. */
    newest,
    stale: stale && {
      ...stale,
      base: read(base.current),
      theirs: read(stale.current),
      yours: form.getValues(),
      takeTheirs: () => {
        start(stale.current)
        setStale(null)
        router.refresh()
      },
      // Nothing is saved yet: the person looks at the merged card and presses Save.
      keepMine: () => {
        const mine = mergeEdits(read(base.current), read(stale.current), form.getValues())
        start(stale.current)
        for (const [field, value] of Object.entries(mine)) {
          form.setValue(field as Path<Form>, value as never, { shouldDirty: true })
        }
        setStale(null)
      },
      close: () => setStale(null),
    },
  }
}

/** What a card needs of it, whatever the entity. */
export interface EntityForm {
  isDirty: boolean
  isSubmitting: boolean
  problems: string[]
  savedAt: Date | undefined
  labels: Record<string, string>
  submit: (event?: BaseSyntheticEvent) => Promise<void>
  discard: () => void
  stale: null | {
    changedBy: string | null
    changedAt: Date | string
    base: Record<string, unknown>
    theirs: Record<string, unknown>
    yours: Record<string, unknown>
    takeTheirs: () => void
    keepMine: () => void
    close: () => void
  }
}
