import { Alert } from '@/components/ui/alert'
import { CardBody } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { routes } from '@/lib/base/routes'
import { type AuthorizationAnswer, type Check, WAY_WORDS } from './authorization-answer'
import { CheckList } from './check-list'
import { ParameterTable } from './parameter-table'
import type { PlaygroundRun } from './playground-run'
import { refusalWords } from './refusal-words'
import { StepCard } from './step-card'

interface AnswerStepProps {
  answer: AuthorizationAnswer
  run: PlaygroundRun
  checks: readonly Check[]
}

const WHY: Readonly<Record<string, string>> = {
  code: 'Stands for everything that was agreed. It is redeemed once, by this client, with the verifier.',
  state: 'The value that was sent along.',
  iss: 'Who answers (RFC 9207).',
  error: 'Why there is no code.',
  error_description: 'The same in words, for whoever builds the client.',
  error_uri: 'A page about the error.',
  session_state: 'For clients that watch the session.',
}

/** What came back, and what a careful client checks before it goes on. */
export function AnswerStep({ answer, run, checks }: AnswerStepProps) {
  const { error, error_description: description } = answer.parameters
  const passes = checks.every(({ holds }) => holds !== false)
  return (
    <StepCard
      number={3}
      title="Answer"
      state={passes ? 'done' : 'failed'}
      description={
        answer.way === 'form_post'
          ? `${WAY_WORDS.form_post} No address ever held it.`
          : `${WAY_WORDS[answer.way]} It was taken out of the address at once, so that no history keeps it.`
      }
      action={
        <LinkButton size="sm" variant={passes ? 'ghost' : 'primary'} href={routes.playground(run.target.clientPk)}>
          Run again
        </LinkButton>
      }
    >
      <CardBody className="grid grid-cols-1 gap-4 pt-0">
        {error !== undefined && (
          <Alert tone="bad" title={`The server answered ${error}`}>
            <p>{refusalWords(error)}</p>
            {description && <p className="mt-1 text-muted">{description}</p>}
          </Alert>
        )}
        <ParameterTable label="Parameters of the answer" parameters={explained(answer)} />
        <CheckList checks={checks} label="Checks of the answer" />
      </CardBody>
    </StepCard>
  )
}

export function explained({ parameters }: AuthorizationAnswer) {
  return Object.entries(parameters).map(([name, value]) => ({
    name,
    value,
    why: WHY[name] ?? 'A parameter that clients may ignore.',
  }))
}
