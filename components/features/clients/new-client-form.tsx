'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ErrorSummary } from '@/components/patterns/error-summary'
import { UnsavedChangesGuard } from '@/components/patterns/unsaved-changes-guard'
import { useCreateForm } from '@/components/patterns/use-create-form'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { createClientAction } from '@/lib/actions/clients/create-client'
import { routes } from '@/lib/base/routes'
import type { ClientView } from '@/lib/schemas/client'
import { NewClientFields } from './new-client-fields'
import { NewClientSecret } from './new-client-secret'
import { type NewClientValues, startingClient, toCreateClient } from './new-client-values'
import { rememberSecret } from './secret-memory'
import type { ClientSuggestion } from './suggest-client'
import { SuggestionReasons } from './suggestion-reasons'

interface NewClientFormProps {
  suggestion: ClientSuggestion
  domains: readonly { id: string; name: string }[]
  domainName: string
  onBack: () => void
}

interface Made {
  client: ClientView
  secret: string | null
}

export function NewClientForm({ suggestion, domains, domainName, onBack }: NewClientFormProps) {
  const router = useRouter()
  const [made, setMade] = useState<{ client: ClientView; secret: string } | null>(null)
  const { form, isSubmitting, unsaved, problems, submit } = useCreateForm<NewClientValues, Made>({
    schema: () => import('./new-client-schema').then((m) => m.newClientSchema),
    defaultValues: startingClient(suggestion, domainName),
    create: (values) => createClientAction({ ...toCreateClient(values) }),
    onCreated: ({ client, secret }) => {
      if (secret !== null) {
        rememberSecret(client.pk, secret)
        setMade({ client, secret })
        return
      }
      toast.success(`Client ${client.name} created`)
      router.push(routes.client(client.pk))
    },
  })

  return (
    <form onSubmit={submit} noValidate className="grid max-w-3xl gap-4">
      <ErrorSummary errors={problems.map((message) => ({ label: 'Client', message }))} />
      <SuggestionReasons reasons={suggestion.reasons} />
      <NewClientFields form={form} domains={domains} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="ghost" className="mr-auto" onClick={onBack}>
          Back to the questions
        </Button>
        <Button type="submit" variant="primary" loading={isSubmitting} disabled={made !== null}>
          Create client
        </Button>
      </div>
      <UnsavedChangesGuard when={unsaved && !isSubmitting} />
      {made && <NewClientSecret client={made.client} secret={made.secret} />}
    </form>
  )
}
