'use client'

import { LifeBuoy } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { reportProblemAction } from '@/lib/actions/portal-customer/report-problem'

/** Tells operations what does not work since SSD was switched off. */
export function ReportProblemButton({ environment }: { environment: { id: string; label: string } }) {
  const router = useRouter()
  const [problem, setProblem] = useState('')
  return (
    <ConfirmDialog
      trigger={<Button icon={<LifeBuoy aria-hidden />}>Report a problem</Button>}
      title={`Report a problem with ${environment.label}`}
      description="Operations and everybody concerned are told."
      confirmLabel="Report problem"
      onConfirm={async () => {
        const answer = await reportProblemAction({ id: environment.id, problem: problem.trim() })
        if (answer.ok) {
          toast.success('Problem reported')
          setProblem('')
          router.refresh()
        }
        return answer
      }}
    >
      <Field label="What does not work" help="Which integration, since when, and a correlation id if you have one.">
        <Textarea rows={4} maxLength={2000} value={problem} onChange={(event) => setProblem(event.target.value)} />
      </Field>
    </ConfirmDialog>
  )
}
