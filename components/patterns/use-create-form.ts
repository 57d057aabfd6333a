'use client'

import { useState } from 'react'
import { type DefaultValues, type FieldValues, type Path, useForm } from 'react-hook-form'
import { placeErrors } from '@/components/patterns/form-errors'
import type { ActionAnswer } from '@/components/patterns/use-entity-form'
import { type LoadSchema, useLazyResolver } from '@/components/patterns/use-lazy-resolver'

interface CreateFormOptions<Form extends FieldValues, Made> {
  schema: LoadSchema
  defaultValues: Form
  create: (values: Form) => Promise<ActionAnswer<Made>>
  onCreated: (made: Made) => void
  /** Where the service's name of a field differs from the form's: `customAttrs.usePKCE` → `usePKCE`. */
  fieldOf?: Readonly<Record<string, string>>
}

/** A form that makes something new. Refusals of the service land on their fields; what has no field is in `problems`. */
export function useCreateForm<Form extends FieldValues, Made>(options: CreateFormOptions<Form, Made>) {
  const [problems, setProblems] = useState<string[]>([])
  const [done, setDone] = useState(false)
  const form = useForm<Form>({
    resolver: useLazyResolver<Form>(options.schema),
    defaultValues: options.defaultValues as DefaultValues<Form>,
    // Not on blur: a message that comes or goes while a button is pressed moves the button away from under the press.
    mode: 'onSubmit',
    reValidateMode: 'onChange',
  })

  const submit = form.handleSubmit(async (values) => {
    setProblems([])
    const answer = await options.create(values as Form)
    if (answer.ok) {
      setDone(true)
      return options.onCreated(answer.data)
    }
    const renamed = Object.fromEntries(
      Object.entries(answer.fieldErrors ?? {}).map(([path, messages]) => [options.fieldOf?.[path] ?? path, messages]),
    )
    const { placed, unplaced } = placeErrors(renamed, Object.keys(options.defaultValues))
    for (const { path, message } of placed) form.setError(path as Path<Form>, { type: 'server', message })
    const first = placed[0]
    if (first) form.setFocus(first.path as Path<Form>)
    setProblems(placed.length > 0 ? unplaced : [answer.message])
  })

  return {
    form,
    errors: form.formState.errors,
    isSubmitting: form.formState.isSubmitting,
    /** Something would be lost by leaving. */
    unsaved: form.formState.isDirty && !done,
    problems,
    submit,
  }
}
