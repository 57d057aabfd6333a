import { Alert } from '@/components/ui/alert'
import { Time } from '@/components/ui/time'
import type { EnvironmentView } from '@/lib/schemas/migration/environment'
import { customerTask } from './customer-task'
import { ReportProblemButton } from './report-problem-button'
import { VerifyEnvironmentButton } from './verify-environment-button'

/** The first thing on the page of an environment: what is to be done, and by when. */
export function TaskNotice({ environment }: { environment: EnvironmentView }) {
  const task = customerTask(environment)
  const detail = environment.phase === 'POSTPONED' ? environment.postponedReason : environment.problem
  return (
    <Alert
      tone={task.tone}
      action={
        <span className="flex flex-wrap gap-2">
          {environment.may.reportProblem.allowed && <ReportProblemButton environment={environment} />}
          {environment.may.verifyEnvironment.allowed && <VerifyEnvironmentButton environment={environment} />}
        </span>
      }
      title={
        task.at ? (
          <>
            {task.text} <Time value={task.at} />.
          </>
        ) : (
          task.text
        )
      }
    >
      {detail}
    </Alert>
  )
}
