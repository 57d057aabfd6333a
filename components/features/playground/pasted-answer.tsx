'use client'

import { useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'

/** For clients that prove themselves with a key: the command runs where the key is, and its answer comes in here. */
export function PastedAnswer({ onAnswer }: { onAnswer: (body: unknown) => void }) {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()

  const read = () => {
    try {
      setProblem(undefined)
      onAnswer(JSON.parse(text))
    } catch {
      setProblem('is not JSON')
    }
  }

  return (
    <div className="grid grid-cols-1 gap-4">
      <Alert tone="info" title="Run this where the key of the client is">
        This client proves itself with a signed assertion or a certificate. Add it to the command, run it there, and
        paste the answer here to go on.
      </Alert>
      <Field label="Answer of the token endpoint" error={problem} help="It is looked at here and kept nowhere.">
        <Textarea
          mono
          rows={4}
          spellCheck={false}
          autoComplete="off"
          className="max-h-60 break-all"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <Button className="justify-self-start" disabled={text.trim() === ''} onClick={read}>
        Read the answer
      </Button>
    </div>
  )
}
