'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card'
import { RadioGroup } from '@/components/ui/radio-group'
import type { ClientAnswers } from './suggest-client'

interface Question {
  key: keyof ClientAnswers
  legend: string
  options: { value: string; label: string; description?: string }[]
}

const QUESTIONS: Question[] = [
  {
    key: 'person',
    legend: 'Is a person present when it asks for a token?',
    options: [
      { value: 'no', label: 'No', description: 'A job, a service, a device on its own.' },
      { value: 'yes', label: 'Yes', description: 'Somebody uses it and can sign in.' },
    ],
  },
  {
    key: 'roles',
    legend: 'Must the target enforce that person’s own roles?',
    options: [
      { value: 'no', label: 'No', description: 'The application decides what is allowed.' },
      { value: 'yes', label: 'Yes', description: 'What the person may do there is decided there.' },
    ],
  },
  {
    key: 'place',
    legend: 'Where does it run?',
    options: [
      { value: 'server', label: 'On a server' },
      { value: 'browser', label: 'In a browser' },
      { value: 'device', label: 'On a phone or desktop' },
    ],
  },
  {
    key: 'secret',
    legend: 'Can it keep a secret from the people who use it?',
    options: [
      { value: 'yes', label: 'Yes', description: 'Only its operator can read its configuration.' },
      { value: 'no', label: 'No', description: 'Its code or files are in other hands.' },
    ],
  },
]

interface ClientQuestionsProps {
  onAnswered: (answers: ClientAnswers) => void
  onSkip: () => void
}

/** Four questions that lead to sound settings. The second is asked only when there is a person. */
export function ClientQuestions({ onAnswered, onSkip }: ClientQuestionsProps) {
  const [answers, setAnswers] = useState<Partial<ClientAnswers>>({})
  const asked = QUESTIONS.filter((question) => question.key !== 'roles' || answers.person === 'yes')
  const complete = asked.every((question) => answers[question.key] !== undefined)
  return (
    <Card className="max-w-3xl">
      <CardHeader
        title="Four questions"
        description="They lead to a filled form with the reason for each setting. Everything can be changed there."
      />
      <CardBody className="grid gap-6">
        {asked.map((question) => (
          <RadioGroup
            key={question.key}
            cards
            legend={question.legend}
            name={question.key}
            value={answers[question.key] ?? ''}
            options={question.options}
            onChange={(event) => setAnswers((before) => ({ ...before, [question.key]: event.target.value }))}
          />
        ))}
      </CardBody>
      <CardFooter>
        <Button variant="ghost" onClick={onSkip}>
          I know what I want
        </Button>
        <Button
          variant="primary"
          disabled={!complete}
          onClick={() => onAnswered({ roles: 'no', ...answers } as ClientAnswers)}
        >
          Show the settings
        </Button>
      </CardFooter>
    </Card>
  )
}
