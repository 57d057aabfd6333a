'use client'

import { ScanSearch } from 'lucide-react'
import { type FormEvent, useEffect, useState } from 'react'
import { takeHandedToken } from '@/components/patterns/handed-token'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardFooter } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { inspectTokenAction } from '@/lib/actions/tokens/inspect-token'
import type { TokenInspection } from '@/lib/schemas/token-inspection'
import { InspectionResult } from './inspection-result'

/** One box for whatever somebody has in hand. The text goes to the server in the body of one request, and stays here. */
export function TokenInspector() {
  const [pasted, setPasted] = useState('')
  const [inspection, setInspection] = useState<TokenInspection | null>(null)
  const [problem, setProblem] = useState<string>()
  const [pending, setPending] = useState(false)

  async function look(text = pasted): Promise<void> {
    setPending(true)
    setProblem(undefined)
    try {
      const answer = await inspectTokenAction({ pasted: text })
      if (answer.ok) setInspection(answer.data)
      else setProblem(answer.message)
    } catch {
      setProblem('The server could not be reached.')
    } finally {
      setPending(false)
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    const handed = takeHandedToken()
    if (handed === null) return
    setPasted(handed)
    void look(handed)
  }, [])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    void look()
  }

  return (
    <div className="grid grid-cols-1 gap-4">
      <Card>
        <form onSubmit={submit}>
          <CardBody>
            <Field
              label="Token"
              help="An access token, a refresh token, an Authorization header: whatever you have. It is looked at once and written nowhere."
            >
              <Textarea
                mono
                rows={6}
                className="max-h-72 min-h-32 break-all"
                spellCheck={false}
                autoComplete="off"
                autoCapitalize="none"
                value={pasted}
                onChange={(event) => setPasted(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void look()
                }}
              />
            </Field>
          </CardBody>
          <CardFooter>
            <Button
              variant="ghost"
              disabled={pasted === ''}
              onClick={() => {
                setPasted('')
                setInspection(null)
              }}
            >
              Clear
            </Button>
            <Button
              type="submit"
              variant="primary"
              icon={<ScanSearch aria-hidden />}
              loading={pending}
              disabled={pasted.trim() === ''}
            >
              Inspect
            </Button>
          </CardFooter>
        </form>
      </Card>
      {problem && (
        <Alert tone="bad" live title="It could not be inspected">
          {problem}
        </Alert>
      )}
      {inspection && <InspectionResult inspection={inspection} onChanged={() => look()} />}
    </div>
  )
}
